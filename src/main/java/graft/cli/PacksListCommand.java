package graft.cli;

import graft.common.Json;
import graft.common.Message;
import graft.compute.pack.Pack;
import graft.compute.pack.PackStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code graft packs list}: what there is. */
@Command(
        name = "list",
        description =
                "Lists the packs there are for this kind of computer, what they are for, and whether they are here.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class PacksListCommand implements Callable<Integer> {

    private final Supplier<PackStore> packs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--files", description = "Also say which files each consists of, for fetching them elsewhere.")
    private boolean files;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    PacksListCommand(Supplier<PackStore> packs) {
        this.packs = packs;
    }

    /** A row of the document. */
    private record Row(
            String id, String purpose, String version, long bytes, boolean here, String licence, List<File> files) {}

    /** A file of a pack. */
    private record File(String name, String address, long bytes, String sha256) {}

    @Override
    public Integer call() {
        PackStore store = packs.get();
        List<Row> rows = store.offered().stream().map(pack -> row(store, pack)).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(Map.of("packs", rows)));
        } else if (rows.isEmpty()) {
            out.println(Message.of("cli.packNone").english());
        } else {
            print(rows, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static Row row(PackStore store, Pack pack) {
        return new Row(
                pack.id(),
                pack.kind().title().english(),
                pack.version(),
                store.bytes(pack),
                store.has(pack),
                pack.licence(),
                store.archives(pack).stream()
                        .map(a -> new File(a.name(), a.address().toString(), a.bytes(), a.sha256()))
                        .toList());
    }

    private void print(List<Row> rows, PrintWriter out) {
        TextTable table = new TextTable(false, "Id", "For", "Version", "To fetch", "Here");
        for (Row row : rows) {
            table.row(
                    row.id(),
                    row.purpose(),
                    row.version(),
                    String.format(Locale.ROOT, "%.0f MB", row.bytes() / 1e6),
                    row.here() ? "yes" : "no");
        }
        table.lines().forEach(out::println);
        out.println();
        rows.forEach(row -> out.println(row.id() + ": " + row.licence()));
        if (files) {
            for (Row row : rows) {
                out.println();
                row.files().forEach(file -> out.printf(Locale.ROOT, "%s  %s%n", file.sha256(), file.address()));
            }
        }
    }
}
