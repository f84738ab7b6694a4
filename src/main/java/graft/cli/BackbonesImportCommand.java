package graft.cli;

import graft.backbone.BackboneInfo;
import graft.common.Json;
import graft.common.Message;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft backbones import}: takes in a weights file. */
@Command(
        name = "import",
        description = "Takes a weights file (Keras .h5, .safetensors) into the folder of backbones, and checks it.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class BackbonesImportCommand implements Callable<Integer> {

    private final BackboneShelf shelf;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The weights file, which stays where it is.")
    private Path file = Path.of("");

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            description = "What the file holds, as graft backbones list names it; recognised by itself otherwise.")
    private @Nullable String architecture;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    BackbonesImportCommand(BackboneShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Integer call() {
        BackboneInfo info = shelf.add(file, Optional.ofNullable(architecture));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(info));
        } else {
            out.println(
                    Message.of("cli.backboneImported", info.title(), info.id()).english());
            out.println(Message.of("cli.backboneLicence", info.licence()).english());
            out.println(Message.of("cli.backboneTerms", info.terms()).english());
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
