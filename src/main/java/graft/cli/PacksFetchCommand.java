package graft.cli;

import graft.common.Message;
import graft.common.Progress;
import graft.common.download.Downloader;
import graft.compute.pack.Pack;
import graft.compute.pack.PackDownloads;
import graft.compute.pack.PackStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft packs fetch}: fetches one. */
@Command(
        name = "fetch",
        description = "Fetches a pack and puts it together; broken off, it goes on where it was.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class PacksFetchCommand implements Callable<Integer> {

    private final Supplier<PackStore> packs;
    private final Supplier<Downloader> downloader;
    private final Path downloads;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Which, as graft packs list names it.")
    private String id = "";

    /** @param downloads where files lie while they are fetched */
    PacksFetchCommand(
            Supplier<PackStore> packs, Supplier<Downloader> downloader, Path downloads, Interruption interruption) {
        this.packs = packs;
        this.downloader = downloader;
        this.downloads = downloads;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        PackStore store = packs.get();
        Pack pack = store.offered(id);
        PrintWriter err = spec.commandLine().getErr();
        try (Lines lines = new Lines(err, pack.id())) {
            new PackDownloads(downloads, store).fetch(pack, downloader.get(), lines::next, interruption.token());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Message.of("cli.packAdded", pack.id(), pack.licence()).english());
        out.flush();
        return ExitCodes.DONE;
    }

    /** One line of progress after the other. */
    private static final class Lines implements AutoCloseable {
        private final PrintWriter err;
        private final String id;
        private Optional<ProgressLine> line = Optional.empty();

        Lines(PrintWriter err, String id) {
            this.err = err;
            this.id = id;
        }

        Progress next(Optional<String> file) {
            close();
            ProgressLine next = ProgressLine.on(err, file.orElse(id));
            line = Optional.of(next);
            return next;
        }

        @Override
        public void close() {
            line.ifPresent(ProgressLine::close);
        }
    }
}
