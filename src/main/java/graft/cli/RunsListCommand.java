package graft.cli;

import graft.common.Json;
import graft.common.Message;
import graft.evaluation.Proportion;
import graft.evaluation.Purpose;
import graft.run.project.RunCatalogue;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code graft runs list}: every run there is. */
@Command(
        name = "list",
        description = "Lists every run, the oldest of a project first.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class RunsListCommand implements Callable<Integer> {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final RunCatalogue runs;
    private final ZoneId zone;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /**
     * @param zone whose time is shown
     */
    RunsListCommand(RunCatalogue runs, ZoneId zone) {
        this.runs = runs;
        this.zone = zone;
    }

    @Override
    public Integer call() {
        List<RunSummary> all = runs.list().stream().map(RunSummary::of).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(Map.of("runs", all)));
        } else if (all.isEmpty()) {
            out.println(Message.of("cli.noRuns").english());
        } else {
            print(all, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private void print(List<RunSummary> all, PrintWriter out) {
        TextTable table = new TextTable(false, "Run", "Name", "Project", "State", "Right", "Asked for");
        for (RunSummary run : all) {
            table.row(
                    run.id(),
                    run.name(),
                    run.project(),
                    run.state(),
                    run.headline().map(RunsListCommand::figure).orElse("-"),
                    run.created().map(this::date).orElse("-"));
        }
        table.lines().forEach(out::println);
        all.forEach(run -> run.detail().ifPresent(detail -> out.println(run.id() + ": " + detail)));
    }

    private static String figure(RunSummary.Headline headline) {
        Proportion right = new Proportion(headline.correct(), headline.pictures(), headline.interval());
        String pictures = right.shownAsCount() ? "" : " of " + headline.pictures();
        return FigureText.share(right) + pictures + (headline.purpose() == Purpose.VALIDATION ? ", validation" : "");
    }

    private String date(Instant instant) {
        return DATE.format(instant.atZone(zone));
    }
}
