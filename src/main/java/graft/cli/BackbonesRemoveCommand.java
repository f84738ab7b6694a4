package graft.cli;

import graft.common.Json;
import graft.common.Message;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft backbones remove}: deletes one. */
@Command(
        name = "remove",
        description = "Deletes a backbone from the folder of backbones; finished models do not need it.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class BackbonesRemoveCommand implements Callable<Integer> {

    private final BackboneShelf shelf;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The id that graft backbones list shows.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    BackbonesRemoveCommand(BackboneShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Integer call() {
        shelf.remove(id);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(Map.of("removed", id)));
        } else {
            out.println(Message.of("cli.backboneRemoved", id).english());
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
