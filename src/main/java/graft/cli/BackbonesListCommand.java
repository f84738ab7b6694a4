package graft.cli;

import graft.common.Json;
import graft.common.Message;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code graft backbones list}: what there is. */
@Command(
        name = "list",
        description = "Lists the pretrained networks on disk, and those that Graft knows of.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class BackbonesListCommand implements Callable<Integer> {

    private final BackboneShelf shelf;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    BackbonesListCommand(BackboneShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Integer call() {
        List<BackboneShelf.Row> rows = shelf.list();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(Map.of("backbones", rows)));
        } else {
            print(rows, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static void print(List<BackboneShelf.Row> rows, PrintWriter out) {
        TextTable table =
                new TextTable(false, "Id", "Title", "On disk", "ImageNet", "Commercial use", "Licence of the weights");
        for (BackboneShelf.Row row : rows) {
            table.row(
                    row.id(),
                    row.title(),
                    row.onDisk() ? "yes" : row.problem().isPresent() ? "damaged" : "no",
                    row.top1()
                            .map(t -> String.format(Locale.ROOT, "%.1f %%", t))
                            .orElse("-"),
                    row.commercial()
                            .map(use -> use.clearance().word().english())
                            .orElse("-"),
                    row.licence());
        }
        table.lines().forEach(out::println);
        out.println();
        rows.forEach(row -> row.problem().ifPresent(out::println));
        rows.stream()
                .map(BackboneShelf.Row::terms)
                .filter(terms -> !terms.isEmpty())
                .distinct()
                .forEach(terms ->
                        out.println(Message.of("cli.backboneTerms", terms).english()));
        out.println(Message.of("cli.backboneImport").english());
    }
}
