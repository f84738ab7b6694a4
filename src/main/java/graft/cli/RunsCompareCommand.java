package graft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.data.Part;
import graft.run.RunComparison;
import graft.run.project.RunCatalogue;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft runs compare}: which run is better, and whether that is more than noise. */
@Command(
        name = "compare",
        description = "Compares finished runs on the same pictures, each with the first.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class RunsCompareCommand implements Callable<Integer> {

    private final RunCatalogue runs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "0..*", description = "Two runs or more, by id, name or folder.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RunsCompareCommand(RunCatalogue runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        if (names.size() < 2) {
            throw new GraftException(ErrorCode.USAGE, Message.of("run.compareTwo"));
        }
        RunComparison comparison =
                RunComparison.of(names.stream().map(runs::find).toList());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode document = Json.mapper().valueToTree(comparison);
            sentences(comparison).forEach(document.withArray("sentences")::add);
            out.print(Json.pretty(document));
        } else {
            print(comparison, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static void print(RunComparison comparison, PrintWriter out) {
        out.println(Message.of(
                        comparison.part() == Part.TEST ? "cli.comparedTest" : "cli.comparedValidation",
                        comparison.pictures())
                .english());
        out.println();
        TextTable table = new TextTable(false, "Run", "Name", "Backbone", "Frozen", "Epochs", "Trained", "Right");
        for (RunComparison.Row row : comparison.rows()) {
            table.row(
                    row.id(),
                    row.name(),
                    row.backbone(),
                    row.frozenStages().map(String::valueOf).orElse("-"),
                    String.valueOf(row.epochs()),
                    row.seconds().isPresent()
                            ? ProgressLine.duration(Duration.ofMillis(
                                    (long) (1000 * row.seconds().getAsDouble())))
                            : "-",
                    FigureText.share(row.evaluation().right()));
        }
        table.lines().forEach(out::println);
        out.println();
        sentences(comparison).forEach(out::println);
    }

    private static List<String> sentences(RunComparison comparison) {
        String first = comparison.rows().get(0).id();
        return comparison.rows().stream()
                .flatMap(row -> row.sentence().stream().map(s -> first + " and " + row.id() + ": " + s.english()))
                .toList();
    }
}
