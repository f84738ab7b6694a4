package graft.training.embed;

import graft.common.Message;
import java.io.IOException;
import java.util.Optional;

/**
 * Features as a file that grows picture by picture. {@link #close} completes it without closing what it is written to, so that
 * {@code AtomicFiles} can be underneath.
 */
public sealed interface FeatureTable extends AutoCloseable permits FeatureCsv, FeatureJson, FeatureNpy {

    /**
     * A picture as a table names it.
     *
     * @param path as the person gave it
     * @param className the class folder it lies in, where there are class folders
     */
    record Subject(String path, Optional<String> className) {}

    /**
     * The next picture.
     *
     * @param features [C]; not changed
     */
    void add(Subject picture, float[] features) throws IOException;

    /** A picture that could not be read; a table of numbers has no place for it, a document says why. */
    void unreadable(Subject picture, Message why) throws IOException;

    @Override
    void close() throws IOException;
}
