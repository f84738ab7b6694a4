package graft.cli;

import graft.backbone.BackboneStore;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.data.decode.ImageIoPictureReader;
import graft.run.pretrain.PretrainFolder;
import graft.run.pretrain.PretrainOutcome;
import graft.worker.client.PretrainSession;
import graft.worker.client.RunSession;
import graft.worker.client.WorkerStarter;
import graft.worker.protocol.CancelMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code graft pretrain}: from a folder of pictures to a backbone of one's own, from random weights on. */
@Command(
        name = "pretrain",
        description = "Trains a network from scratch, to build on later or to see what a pretrained one gains.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class PretrainCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile(BackboneStore.ID_PATTERN);
    private static final String WEIGHTS = ".safetensors";
    private static final int SHORT_DIGEST = 12;

    private final Folders folders;
    private final BackboneShelf shelf;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--images",
            paramLabel = "FOLDER",
            description = "The folder of pictures, one folder for each class.")
    private @Nullable Path images;

    @Option(
            names = "--out",
            paramLabel = "NAME|FILE",
            description = "What to call the backbone, for `graft train --backbone NAME`; or a .safetensors file.")
    private @Nullable String out;

    @Option(names = "--resume", description = "Go on with what was interrupted under this name.")
    private boolean resume;

    @Option(names = "--force", description = "Begin anew, and forget what was interrupted under this name.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final PretrainArguments arguments = new PretrainArguments();

    PretrainCommand(Folders folders, BackboneShelf shelf, Interruption interruption) {
        this.folders = folders;
        this.shelf = shelf;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        Optional<Path> file = file();
        PretrainFolder folder = PretrainFolder.of(folders.data(), folderName(file));
        PretrainSession session = new PretrainSession(folders, new ImageIoPictureReader(), new WorkerStarter(folders));
        RunSession.Interrupt interrupt =
                new RunSession.Interrupt(interruption.token(), interruption::whenPressed, () -> CancelMode.PAUSE);
        if (!resume) {
            begin(session, folder, file, interrupt);
        } else if (!folder.isUnfinished()) {
            throw new GraftException(ErrorCode.DATA, Message.of("pretrain.nothingToResume", given()));
        }
        Path pictures = images == null ? Path.of(folder.order().images()) : existing(images);
        PretrainOutcome outcome = train(session, folder, pictures, interrupt);
        if (json) {
            spec.commandLine().getOut().print(Json.pretty(outcome));
        } else {
            PretrainText.lines(outcome, file).forEach(spec.commandLine().getOut()::println);
        }
        spec.commandLine().getOut().flush();
        return ExitCodes.DONE;
    }

    private PretrainOutcome train(
            PretrainSession session, PretrainFolder folder, Path pictures, RunSession.Interrupt interrupt) {
        try (PretrainPrinter printer = new PretrainPrinter(spec.commandLine().getErr(), ProgressLine.isTerminal())) {
            return session.train(folder, pictures, printer, interrupt);
        } catch (GraftException e) {
            if (e.code() == ErrorCode.CANCELLED) {
                spec.commandLine()
                        .getErr()
                        .println(Message.of("pretrain.resumeWith", given()).english());
                spec.commandLine().getErr().flush();
            }
            throw e;
        }
    }

    private void begin(
            PretrainSession session, PretrainFolder folder, Optional<Path> file, RunSession.Interrupt interrupt) {
        if (images == null) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.noImages"));
        }
        boolean there = file.map(Files::exists).orElseGet(() -> shelf.list().stream()
                .anyMatch(row -> row.onDisk() && row.id().equals(given())));
        if (there && !(force && file.isPresent())) {
            throw new GraftException(
                    ErrorCode.USAGE, Message.of(file.isPresent() ? "pretrain.fileThere" : "pretrain.taken", given()));
        }
        if (folder.isUnfinished() && !force) {
            throw new GraftException(ErrorCode.USAGE, Message.of("pretrain.unfinished", given()));
        }
        PretrainFolder.Order order = new PretrainFolder.Order(existing(images).toString(), file.map(Path::toString));
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "Pictures")) {
            session.prepare(folder, order, arguments.request(), progress, interrupt);
        }
    }

    private static Path existing(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new GraftException(
                    ErrorCode.DATA,
                    Message.of(Files.exists(absolute) ? "data.scanNotAFolder" : "data.scanNoFolder", absolute));
        }
        return absolute;
    }

    private String given() {
        if (out == null) {
            throw new GraftException(ErrorCode.USAGE, Message.of("pretrain.noOut"));
        }
        return out;
    }

    /** The file that was asked for; nothing for a name. */
    private Optional<Path> file() {
        String text = given();
        if (text.endsWith(WEIGHTS)) {
            return Optional.of(Path.of(text).toAbsolutePath().normalize());
        }
        if (!NAME.matcher(text).matches()) {
            throw new GraftException(ErrorCode.USAGE, Message.of("pretrain.unfitName", text));
        }
        return Optional.empty();
    }

    /** Where its state is kept: under its name, or under what stands for the file's path. */
    private String folderName(Optional<Path> file) {
        return file.map(f -> "file-" + Digests.ofText(f.toString()).substring(0, SHORT_DIGEST))
                .orElseGet(this::given);
    }
}
