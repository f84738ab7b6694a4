package graft.installer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The command lines of {@code jpackage} for one system, one version and one place. */
final class Jpackage {

    /** Who signs on macOS, such as {@code "Jane Doe (ABCDE12345)"}; where it is not set, nothing is signed. */
    static final String MAC_IDENTITY = "GRAFT_MAC_SIGN_IDENTITY";

    private final Target target;
    private final PackageVersion version;
    private final Places places;
    private final Map<String, String> environment;

    /**
     * @param environment variables of this process; names who signs, and never a password or key
     */
    Jpackage(Target target, PackageVersion version, Places places, Map<String, String> environment) {
        this.target = target;
        this.version = version;
        this.places = places;
        this.environment = Map.copyOf(environment);
    }

    /** The launcher that opens the window; on Windows and macOS it is what a person sees and double-clicks. */
    String launcher() {
        return target.linux() ? "graft-studio" : Product.NAME;
    }

    /** The application image. */
    List<String> image() {
        List<String> line = start("app-image");
        line.addAll(List.of("--name", launcher()));
        line.addAll(List.of("--input", places.app().toString()));
        line.addAll(List.of("--main-jar", Product.MAIN_JAR));
        line.addAll(List.of("--main-class", Product.MAIN_CLASS));
        line.addAll(List.of("--runtime-image", places.runtime().toString()));
        line.addAll(List.of("--icon", places.icon(target).toString()));
        WindowOptions.all(target).forEach(option -> line.addAll(List.of("--java-options", option)));
        if (target.mac()) {
            mac(line);
            // What is opened with an application is written inside it, so the installers have nothing to add.
            associate(line);
        }
        return List.copyOf(line);
    }

    /** An installer made of the finished image. */
    List<String> installer(PackageKind kind) {
        List<String> line = start(kind.type());
        line.addAll(List.of("--name", target.linux() ? Product.LINUX_PACKAGE : Product.NAME));
        line.addAll(List.of("--app-image", places.image(target).toString()));
        line.addAll(List.of("--license-file", places.licence().toString()));
        switch (kind) {
            case DEB, RPM -> linux(line, kind);
            case MSI -> windows(line);
            case DMG, PKG -> mac(line);
        }
        return List.copyOf(line);
    }

    private List<String> start(String type) {
        return new ArrayList<>(List.of(
                places.jdk().resolve("bin/jpackage").toString(),
                "--type",
                type,
                "--dest",
                places.output().toString(),
                "--app-version",
                version.on(target),
                "--vendor",
                Product.VENDOR,
                "--description",
                Product.SENTENCE,
                "--copyright",
                Product.COPYRIGHT,
                "--resource-dir",
                places.resources(target).toString(),
                "--temp",
                places.scratch(type).toString()));
    }

    private void linux(List<String> line, PackageKind kind) {
        line.addAll(List.of("--linux-package-name", Product.LINUX_PACKAGE));
        if (kind == PackageKind.DEB) {
            line.addAll(List.of("--linux-deb-maintainer", "graft@localhost", "--linux-app-category", "science"));
        } else {
            line.addAll(
                    List.of("--linux-rpm-license-type", "Apache-2.0", "--linux-app-category", "Applications/Science"));
        }
    }

    /** A double click on a bundle opens the window; Linux is told by the files in {@code installer/linux/share}. */
    private void associate(List<String> line) {
        line.addAll(List.of("--file-associations", places.association().toString()));
    }

    /** What the file says that {@link #associate} names. */
    String association() {
        Map<String, String> lines = new TreeMap<>();
        lines.put("extension", Product.BUNDLE_ENDING);
        lines.put("mime-type", Product.BUNDLE_TYPE);
        lines.put("description", Product.BUNDLE_SENTENCE);
        lines.put("icon", places.icon(target).toString().replace("\\", "\\\\"));
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** For one person, without asking for an administrator. */
    private void windows(List<String> line) {
        associate(line);
        line.addAll(List.of(
                "--win-per-user-install",
                "--win-dir-chooser",
                "--win-menu",
                "--win-menu-group",
                Product.NAME,
                "--win-shortcut-prompt",
                "--win-upgrade-uuid",
                Product.WINDOWS_UPGRADE_CODE));
    }

    private void mac(List<String> line) {
        line.addAll(List.of("--mac-package-identifier", Product.MAC_BUNDLE, "--mac-package-name", Product.NAME));
        String identity = environment.getOrDefault(MAC_IDENTITY, "");
        if (!identity.isBlank()) {
            line.addAll(List.of("--mac-sign", "--mac-signing-key-user-name", identity));
        }
    }
}
