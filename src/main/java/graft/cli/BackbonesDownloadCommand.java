package graft.cli;

import graft.backbone.BackboneCatalogue;
import graft.backbone.BackboneInfo;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.common.download.Downloaded;
import graft.common.download.Downloader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft backbones download}: fetches the weights of a pretrained network and imports them. */
@Command(
        name = "download",
        description =
                "Fetches the weights of a pretrained network and imports them; broken off, it goes on where it was.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class BackbonesDownloadCommand implements Callable<Integer> {

    private final BackboneShelf shelf;
    private final Supplier<BackboneCatalogue> catalogue;
    private final Supplier<Downloader> downloader;
    private final Path archives;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Which, as graft backbones list names it.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** @param archives where files lie while they are fetched */
    BackbonesDownloadCommand(
            BackboneShelf shelf,
            Supplier<BackboneCatalogue> catalogue,
            Supplier<Downloader> downloader,
            Path archives,
            Interruption interruption) {
        this.shelf = shelf;
        this.catalogue = catalogue;
        this.downloader = downloader;
        this.archives = archives;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        BackboneCatalogue.Entry entry = catalogue
                .get()
                .find(id)
                .orElseThrow(() -> new GraftException(ErrorCode.WEIGHTS, Message.of("backbone.missing", id)));
        BackboneCatalogue.WeightsFile file = entry.download().orElseThrow(() -> noAddress(entry));
        Downloaded fetched;
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), entry.title())) {
            fetched = downloader
                    .get()
                    .fetch(
                            file.asDownload(UnaryOperator.identity()),
                            archives.resolve(file.name()),
                            progress,
                            interruption.token());
        }
        BackboneInfo info = shelf.add(fetched.file(), Optional.of(entry.architecture()));
        discard(fetched.file());
        print(info, fetched);
        return ExitCodes.DONE;
    }

    private GraftException noAddress(BackboneCatalogue.Entry entry) {
        boolean here =
                shelf.list().stream().anyMatch(row -> row.onDisk() && row.id().equals(entry.id()));
        return new GraftException(
                ErrorCode.WEIGHTS, Message.of(here ? "cli.backboneHere" : "cli.backboneNoAddress", entry.id()));
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("download.disk", file.getFileName()), e);
        }
    }

    private void print(BackboneInfo info, Downloaded fetched) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(info));
        } else {
            out.println(Message.of(
                            "cli.backboneServed",
                            fetched.file().getFileName(),
                            fetched.address().getHost())
                    .english());
            out.println(
                    Message.of("cli.backboneImported", info.title(), info.id()).english());
            out.println(Message.of("cli.backboneLicence", info.licence()).english());
            out.println(Message.of("cli.backboneTerms", info.terms()).english());
            if (fetched.proof() == Downloaded.Proof.PINNED_NOW) {
                out.println(Message.of("download.pinned", fetched.file().getFileName())
                        .english());
            }
        }
        out.flush();
    }
}
