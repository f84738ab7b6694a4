package graft.installer;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A native installer, and the tools that {@code jpackage} needs for it. */
enum PackageKind {
    DEB(List.of("dpkg-deb", "fakeroot"), "apt install fakeroot dpkg"),
    RPM(List.of("rpmbuild"), "apt install rpm, or dnf install rpm-build"),
    MSI(List.of("candle.exe", "light.exe"), "WiX Toolset 3.14, with its bin folder on the PATH"),
    DMG(List.of("hdiutil"), "comes with macOS"),
    PKG(List.of("pkgbuild"), "the command line tools of Xcode: xcode-select --install");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> tools;

    private final String source;

    PackageKind(List<String> tools, String source) {
        this.tools = tools;
        this.source = source;
    }

    /** What {@code jpackage --type} calls it; also the end of the file's name. */
    String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The tools that are not there.
     *
     * @param there whether a tool of this name is on the search path
     */
    List<String> missing(Predicate<String> there) {
        return tools.stream().filter(tool -> !there.test(tool)).toList();
    }

    /** One sentence for whoever has not got the tools. */
    String absent(List<String> missing) {
        return "No " + type() + " is built, because " + String.join(" and ", missing)
                + (missing.size() == 1 ? " is" : " are") + " not on this machine (" + source + ").";
    }
}
