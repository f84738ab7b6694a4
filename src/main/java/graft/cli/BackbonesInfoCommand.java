package graft.cli;

import graft.common.Json;
import graft.common.Message;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft backbones info}: everything about one. */
@Command(
        name = "info",
        description = "Shows what is known about a pretrained network.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class BackbonesInfoCommand implements Callable<Integer> {

    private final BackboneShelf shelf;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The id that graft backbones list shows.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    BackbonesInfoCommand(BackboneShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Integer call() {
        BackboneShelf.Row row = shelf.find(id);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(row));
        } else {
            print(row, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static void print(BackboneShelf.Row row, PrintWriter out) {
        TextTable table = new TextTable(false, "Id", row.id());
        table.row("Title", row.title());
        table.row("What it is", row.description());
        table.row("Architecture", row.architecture());
        table.row("On disk", row.bundled() ? "yes, it comes with Graft" : row.onDisk() ? "yes" : "no");
        row.top1()
                .ifPresent(top1 -> table.row(
                        "ImageNet",
                        String.format(Locale.ROOT, "%.1f %% of the validation pictures, as published", top1)));
        table.row("Licence", row.licence());
        row.licenceSource().ifPresent(address -> table.row("Stated at", address));
        table.row("Data", row.terms());
        row.commercial()
                .ifPresent(use ->
                        table.row("Commercial use", use.clearance().word().english() + ". " + use.why()));
        table.row("Cite", row.citation());
        row.url().ifPresent(url -> table.row("Weights", url));
        row.mirrors().forEach(mirror -> table.row("or from", mirror));
        table.lines().forEach(out::println);
        row.problem().ifPresent(out::println);
        if (!row.onDisk()) {
            out.println(Message.of("cli.backboneImport").english());
        }
    }
}
