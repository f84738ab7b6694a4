package graft.worker.server;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.model.Classifier;
import graft.model.ModelFile;
import graft.model.onnx.OnnxClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the model that was asked last open, so that every answer after the first comes at once. A file that was written
 * anew is opened anew. Used on the worker's one working thread only.
 */
final class OpenModel {

    private record Key(Path file, long bytes, FileTime changed, int threads) {}

    private @Nullable Key key;
    private @Nullable Classifier classifier;

    /**
     * The model in this file, which stays open; the caller does not close it.
     *
     * @throws GraftException as {@link OnnxClassifier#open(Path, int)} does
     */
    Classifier get(Path file, int threads) {
        Key wanted = key(file, threads);
        if (classifier == null || !wanted.equals(key)) {
            close();
            classifier = OnnxClassifier.open(ModelFile.read(file), threads);
            key = wanted;
        }
        return classifier;
    }

    private static Key key(Path file, int threads) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Key(file.toAbsolutePath(), attributes.size(), attributes.lastModifiedTime(), threads);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.missing", file.toString()), e);
        }
    }

    private void close() {
        if (classifier != null) {
            classifier.close();
            classifier = null;
            key = null;
        }
    }
}
