package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.worker.protocol.BackboneVerifyCall;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft backbones verify}: checks what is on disk. */
@Command(
        name = "verify",
        description =
                "Checks backbones on disk: the files, the digest of the weights, and that they answer as they did.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class BackbonesVerifyCommand implements Callable<Integer> {

    private final BackboneShelf shelf;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Which ones; all of them unless said otherwise.")
    private List<String> ids = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    BackbonesVerifyCommand(BackboneShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Integer call() {
        List<BackboneVerifyCall.Row> rows = shelf.verify(ids);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(
                    Map.of("backbones", rows.stream().map(Checked::of).toList())));
        } else if (rows.isEmpty()) {
            out.println(Message.of("cli.backboneNone").english());
        } else {
            rows.forEach(row -> out.println(line(row)));
        }
        out.flush();
        List<BackboneVerifyCall.Row> bad =
                rows.stream().filter(row -> row.problem().isPresent()).toList();
        if (!bad.isEmpty()) {
            throw new GraftException(ErrorCode.WEIGHTS, bad.get(0).problem().orElseThrow());
        }
        return ExitCodes.DONE;
    }

    /** A row of the document. */
    private record Checked(String id, boolean sound, Optional<Double> deviation, Optional<String> problem) {
        static Checked of(BackboneVerifyCall.Row row) {
            return new Checked(
                    row.id(),
                    row.problem().isEmpty(),
                    row.deviation(),
                    row.problem().map(Message::english));
        }
    }

    private static String line(BackboneVerifyCall.Row row) {
        return row.id() + ": "
                + row.deviation()
                        .map(deviation -> String.format(Locale.ROOT, "sound, off by %.1e", deviation))
                        .orElse("not sound");
    }
}
