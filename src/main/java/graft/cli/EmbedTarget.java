package graft.cli;

import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.training.embed.FeatureCsv;
import graft.training.embed.FeatureJson;
import graft.training.embed.FeatureNpy;
import graft.training.embed.FeatureSpace;
import graft.training.embed.FeatureTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The file that features go to, told by the end of its name.
 *
 * @param file a table (.csv), a matrix (.npy) or a document (.json)
 * @param kind which of them
 */
record EmbedTarget(Path file, Kind kind) {

    private enum Kind {
        CSV,
        NPY,
        JSON
    }

    /** How a table is begun once it is known what the features are of. */
    @FunctionalInterface
    interface Beginning {
        FeatureTable begin(FeatureSpace space) throws IOException;
    }

    /** Fills the tables that it begins. */
    @FunctionalInterface
    interface Filling {
        void fill(Beginning beginning) throws IOException;
    }

    /**
     * The target that a file name means.
     *
     * @throws GraftException with {@link ErrorCode#USAGE} if it ends otherwise or is a folder
     */
    static EmbedTarget of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (name.endsWith("." + kind.name().toLowerCase(Locale.ROOT)) && !Files.isDirectory(file)) {
                return new EmbedTarget(file, kind);
            }
        }
        throw new GraftException(ErrorCode.USAGE, Message.of("cli.embedOutKind", file));
    }

    /** The table with the names of a matrix' rows: {@code features.csv} beside {@code features.npy}. */
    Optional<Path> names() {
        if (kind != Kind.NPY) {
            return Optional.empty();
        }
        String name = String.valueOf(file.getFileName());
        return Optional.of(file.resolveSibling(name.substring(0, name.length() - ".npy".length()) + ".csv"));
    }

    /**
     * Writes it, and the names with it; both appear when they are whole, or not at all.
     *
     * @param classes whether there is a class for pictures
     * @throws GraftException with {@link ErrorCode#DEVICE} if it cannot be written
     */
    void write(boolean classes, Filling filling) {
        try {
            switch (kind) {
                case CSV ->
                    AtomicFiles.write(
                            file, out -> filling.fill(space -> new FeatureCsv(out, classes, space.features())));
                case JSON -> AtomicFiles.write(file, out -> filling.fill(space -> new FeatureJson(out, space)));
                case NPY -> AtomicFiles.write(names().orElseThrow(), names -> matrix(names, classes, filling));
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private void matrix(OutputStream names, boolean classes, Filling filling) throws IOException {
        AtomicFiles.writeSeekable(
                file,
                channel -> filling.fill(
                        space -> new FeatureNpy(channel, new FeatureCsv(names, classes, 0), space.features())));
    }

    GraftException notWritten(IOException cause) {
        return new GraftException(ErrorCode.DEVICE, Message.of("cli.notWritten", file), cause);
    }
}
