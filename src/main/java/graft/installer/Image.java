package graft.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the application image: runtime, jars, natives, backbones, samples, licences, launchers. */
final class Image {

    private final Target target;
    private final Places places;
    private final Jpackage jpackage;
    private final Commands commands;

    Image(Target target, Places places, Jpackage jpackage, Commands commands) {
        this.target = target;
        this.places = places;
        this.jpackage = jpackage;
        this.commands = commands;
    }

    /**
     * Makes it.
     *
     * @param program the jar of Graft
     * @param libraries the jars of its class path
     * @param repository Maven's local repository, where they lie
     */
    void make(Path program, List<Path> libraries, Path repository, PackageVersion version)
            throws IOException, InterruptedException {
        commands.run(JavaRuntime.linkCommand(places.jdk(), places.runtime()));
        commands.run(JavaRuntime.archiveCommand(places.runtime()));
        AppFolder app = new AppFolder(target, places.app());
        app.program(Stream.concat(Stream.of(program), libraries.stream()).toList());
        app.data(places.project());
        describe(libraries, repository, version);
        new Icons(LogoDrawing.read(places.logo())).writeAll(places.icons());
        Files.writeString(places.association(), jpackage.association());
        commands.run(jpackage.image());
        Path made = places.output().resolve(target.mac() ? jpackage.launcher() + ".app" : jpackage.launcher());
        if (!made.equals(places.image(target))) {
            Files.move(made, places.image(target));
        }
        if (!target.mac()) {
            launchers(app);
        }
    }

    private void describe(List<Path> classPath, Path repository, PackageVersion version) throws IOException {
        NativeLibraries natives = new NativeLibraries(target);
        List<Path> libraries = classPath.stream()
                .filter(jar -> natives.shipped(String.valueOf(jar.getFileName())))
                .toList();
        List<Component> components = Components.of(
                repository,
                libraries,
                places.project().resolve("installer/components.json"),
                Map.of("java", System.getProperty("java.runtime.version", "17")));
        Licences.write(
                components,
                libraries,
                places.project().resolve("installer/licences"),
                places.app().resolve("licences"));
        Files.copy(places.licence(), places.app().resolve("licences/LICENSE"));
        String sbom = Sbom.of(components, version);
        Files.writeString(places.app().resolve("licences/graft.cdx.json"), sbom);
        Files.writeString(places.output().resolve("graft-" + version + ".cdx.json"), sbom);
    }

    /**
     * Puts the scripts beside, or on Linux in the place of, what {@code jpackage} made. The script knows which options each
     * command wants, and makes file names with any letter work where the system has no language set.
     */
    private void launchers(AppFolder app) throws IOException {
        Path image = places.image(target);
        if (target.linux()) {
            Files.delete(image.resolve("bin").resolve(jpackage.launcher()));
            Files.delete(image.resolve("lib/libapplauncher.so"));
            Files.delete(image.resolve("lib/app").resolve(jpackage.launcher() + ".cfg"));
            menu(image.resolve("share"));
        }
        app.scripts(places.project(), image.resolve("bin"));
    }

    /** Desktops look for the icon of a kind of file under its name with hyphens. */
    private static String kindIcon() {
        return Product.BUNDLE_TYPE.replace('/', '-') + ".png";
    }

    /** The menu entry, the kind of file and the icons of Linux, where {@code postinst} finds them. */
    private void menu(Path share) throws IOException {
        Trees.copy(places.resources(target).resolve("share"), share, name -> true);
        Path icons = share.resolve("icons/hicolor");
        for (int side : Icons.PNG) {
            Path apps = Files.createDirectories(icons.resolve(side + "x" + side).resolve("apps"));
            Files.copy(places.icons().resolve("graft-" + side + ".png"), apps.resolve("graft.png"));
            Path kinds =
                    Files.createDirectories(icons.resolve(side + "x" + side).resolve("mimetypes"));
            Files.copy(places.icons().resolve("graft-" + side + ".png"), kinds.resolve(kindIcon()));
        }
        Path drawn = Files.createDirectories(icons.resolve("scalable/apps"));
        Files.copy(places.logo(), drawn.resolve("graft.svg"));
    }
}
