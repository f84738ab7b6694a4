package graft.installer;

import graft.common.Digests;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Builds everything that can be installed on a system of the kind it runs on; {@code mvn -Pinstaller package} starts it. */
public final class InstallerBuild {

    private static final String IMAGE = "image";
    private static final String ZIP = "zip";

    private final Target target;
    private final PackageVersion version;
    private final Places places;
    private final PrintStream out;
    private final Commands commands;
    private final Jpackage jpackage;

    private InstallerBuild(Target target, PackageVersion version, Places places, PrintStream out) {
        this.target = target;
        this.version = version;
        this.places = places;
        this.out = out;
        this.commands = new Commands(out);
        this.jpackage = new Jpackage(target, version, places, System.getenv());
    }

    /**
     * Builds.
     *
     * @param arguments top of the project; version; Maven's local repository; class path of the program; and what to build:
     *     {@code all}, or some of {@code image}, {@code zip}, {@code deb}, {@code rpm}, {@code msi}, {@code dmg},
     *     {@code pkg}, with commas. Without {@code image} the one built before is taken
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Places places = Places.of(Path.of(arguments[0]));
        PackageVersion version = PackageVersion.of(arguments[1]);
        new InstallerBuild(Target.current(), version, places, System.out)
                .build(jars(arguments[3]), Path.of(arguments[2]), wanted(arguments[4]));
    }

    private static List<Path> jars(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    private static Set<String> wanted(String argument) {
        return Arrays.stream(argument.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }

    private void build(List<Path> libraries, Path repository, Set<String> wanted)
            throws IOException, InterruptedException {
        if (wants(wanted, IMAGE)) {
            image(libraries, repository);
        }
        List<Path> files = new ArrayList<>();
        if (wants(wanted, ZIP)) {
            files.add(zip());
        }
        for (PackageKind kind : target.packages()) {
            if (wants(wanted, kind.type())) {
                List<String> missing = kind.missing(Commands::onPath);
                if (missing.isEmpty()) {
                    files.add(installer(kind));
                } else {
                    out.println(kind.absent(missing));
                }
            }
        }
        finish(files);
    }

    private static boolean wants(Set<String> wanted, String what) {
        return wanted.contains("all") || wanted.contains(what);
    }

    private void image(List<Path> libraries, Path repository) throws IOException, InterruptedException {
        out.println("Application image for " + target.javaCpp() + ", Graft " + version);
        Trees.delete(places.output());
        Files.createDirectories(places.work());
        Path program = places.project().resolve("target/graft-" + version + ".jar");
        new Image(target, places, jpackage, commands).make(program, libraries, repository, version);
    }

    private Path zip() throws IOException {
        Path zip = places.output().resolve("graft-" + version + "-" + target.javaCpp() + "-portable.zip");
        out.println("Portable zip");
        Path readMe = places.project().resolve("installer/portable/README.txt");
        // A macOS application is one signed thing, and nothing may be laid into it.
        String program = target.mac() ? "Graft.app/" : "";
        PortableZip.write(places.image(target), Product.NAME, program, Files.readString(readMe), zip);
        return zip;
    }

    private Path installer(PackageKind kind) throws IOException, InterruptedException {
        out.println("Installer: " + kind.type());
        Trees.delete(places.scratch(kind.type()));
        commands.run(jpackage.installer(kind));
        List<Path> made = new ArrayList<>();
        try (var all = Files.newDirectoryStream(places.output(), "*." + kind.type())) {
            all.forEach(made::add);
        }
        return made.get(0);
    }

    private void finish(List<Path> files) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Path file : files) {
            sums.append(Digests.ofFile(file))
                    .append("  ")
                    .append(file.getFileName())
                    .append('\n');
        }
        Files.writeString(places.output().resolve("SHA256SUMS"), sums);
        String table = SizeTable.of(places.image(target), files);
        Files.writeString(places.output().resolve("sizes.md"), table);
        out.println(table);
        out.println("Everything lies in " + places.output());
    }
}
