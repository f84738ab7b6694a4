package graft.installer;

import java.nio.file.Path;

/**
 * Where everything lies while installers are built.
 *
 * @param project top of the project
 * @param work what is made on the way; emptied at the start
 * @param output what is for people
 * @param jdk the JDK whose tools are used and whose modules are shipped
 */
record Places(Path project, Path work, Path output, Path jdk) {

    /** Below {@code target/installer}, with the JDK that runs this. */
    static Places of(Path project) {
        Path target = project.toAbsolutePath().normalize().resolve("target/installer");
        return new Places(
                project.toAbsolutePath().normalize(),
                target.resolve("work"),
                target,
                Path.of(System.getProperty("java.home")));
    }

    /** What becomes the folder of jars: jars, natives, assets, samples, licences. */
    Path app() {
        return work.resolve("app");
    }

    Path runtime() {
        return work.resolve("runtime");
    }

    Path icons() {
        return work.resolve("icons");
    }

    /** The icon in the form that this system takes. */
    Path icon(Target target) {
        return icons().resolve(target.windows() ? "graft.ico" : target.mac() ? "graft.icns" : "graft-512.png");
    }

    /** What is written for {@code jpackage} about the files that a double click opens Graft with. */
    Path association() {
        return work.resolve("graft-model.properties");
    }

    /** What replaces files of {@code jpackage}'s own; in the folder {@code installer}, by system. */
    Path resources(Target target) {
        return project.resolve("installer").resolve(target.windows() ? "windows" : target.mac() ? "macos" : "linux");
    }

    Path licence() {
        return project.resolve("LICENSE");
    }

    /** The logo, of which all icons are made. */
    Path logo() {
        return project.resolve("assets/icons/graft.svg");
    }

    /** The finished image. */
    Path image(Target target) {
        return output.resolve(target.mac() ? "Graft.app" : target.windows() ? "Graft" : "graft");
    }

    /** The folder of jars in the finished image. */
    Path installedApp(Target target) {
        return image(target).resolve(target.mac() ? "Contents/app" : target.windows() ? "app" : "lib/app");
    }

    /** A folder for {@code jpackage} to work in; kept, so that one can look what it did. */
    Path scratch(String type) {
        return work.resolve("jpackage-" + type);
    }
}
