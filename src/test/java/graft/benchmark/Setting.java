package graft.benchmark;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where things lie, the same for every measurement. */
final class Setting {

    @Option(
            names = "--data",
            defaultValue = "${sys:graft.test.data:-../shared}",
            description = "The folder with datasets/ and weights/.")
    private Path data = Path.of("../shared");

    @Option(
            names = "--app",
            defaultValue = "${sys:graft.test.app:-target/graft}",
            description = "The portable folder of Graft.")
    private Path app = Path.of("target/graft");

    /** The photographs of two classes that come in two parts, {@code train} and {@code val}. */
    Path antsAndBees() {
        return data.resolve("datasets/ants-bees").toAbsolutePath().normalize();
    }

    Path trash() {
        return data.resolve("datasets/trash").toAbsolutePath().normalize();
    }

    Path weights(BackboneChoice backbone) {
        return data.resolve("weights").resolve(backbone.file()).toAbsolutePath().normalize();
    }

    /** The command that a person starts. */
    String graft() {
        return app.resolve("bin/graft").toAbsolutePath().toString();
    }
}
