package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.model.ModelBundle;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunState;
import graft.run.project.RunCatalogue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A model that a command was given: that of a run, or a file.
 *
 * @param name what to call it
 * @param file an ONNX file or bundle
 * @param run where it comes from, unless it is a file of its own
 */
record FinishedModel(String name, Path file, Optional<RunFolder> run) {

    /**
     * The model a person means by the id, name or folder of a run, or by the path of a model file.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if there is none
     */
    static FinishedModel find(String text, RunCatalogue runs) {
        Optional<Path> file = file(text);
        if (file.isPresent()) {
            return new FinishedModel(String.valueOf(file.get().getFileName()), file.get(), Optional.empty());
        }
        RunFolder run = runs.find(text);
        RunState state = run.state();
        if (state instanceof RunState.Unreadable unreadable) {
            throw new GraftException(ErrorCode.DATA, unreadable.why());
        }
        if (!(state instanceof RunState.Finished)) {
            throw new GraftException(ErrorCode.DATA, Message.of("cli.noModelYet", run.id()));
        }
        return new FinishedModel(run.id(), run.file(RunFiles.MODEL), Optional.of(run));
    }

    private static Optional<Path> file(String text) {
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            if (Files.isRegularFile(path)) {
                return Optional.of(path);
            }
            if (looksLikeFile(text)) {
                throw new GraftException(ErrorCode.DATA, Message.of("cli.noSuchFile", path));
            }
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean looksLikeFile(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.endsWith(".onnx") || lower.endsWith(ModelBundle.SUFFIX);
    }
}
