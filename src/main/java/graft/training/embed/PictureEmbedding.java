package graft.training.embed;

import graft.common.CancellationToken;
import graft.common.Message;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.ReadAhead;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.training.Trunk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Computes the pooled features of picture files, which are decoded and fitted exactly as in training. Files are read on
 * threads of their own a few ahead of the network, so that no more than a few dozen inputs are in memory, however long the
 * list.
 */
public final class PictureEmbedding implements AutoCloseable {

    /** Large enough to keep the processors busy, small enough to stop and to report often. */
    private static final int BATCH = 16;

    private static final int AHEAD_PER_THREAD = 6;

    private final Trunk trunk;
    private final PictureReader reader;
    private final FeatureSpace space;
    private final ReadAhead reading;
    private final int ahead;

    /**
     * @param trunk the whole backbone, whose only output are its pooled features [N, C]; stays open when this is closed
     * @param space what the features will be
     * @param readingThreads how many threads read files, at least 1
     */
    public PictureEmbedding(Trunk trunk, PictureReader reader, FeatureSpace space, int readingThreads) {
        this.trunk = trunk;
        this.reader = reader;
        this.space = space;
        this.ahead = BATCH + AHEAD_PER_THREAD * readingThreads;
        this.reading = new ReadAhead("embedding", readingThreads, ahead);
    }

    /**
     * What became of a picture.
     *
     * @param features [C], the taker's from then on; empty for a file that could not be read
     * @param problem why it could not be read
     */
    public record Row(float[] features, Optional<Message> problem) {}

    /**
     * Embeds files in their order; one that cannot be read becomes a row that says why, and the rest goes on.
     *
     * @param pictures any number
     * @param rows gets a row for each, in order, on the calling thread
     * @throws graft.common.GraftException with {@link graft.common.ErrorCode#CANCELLED} if stopped; the rows given so far are
     *     right
     */
    public void embed(List<Path> pictures, Consumer<Row> rows, CancellationToken cancellation) {
        Batch batch = new Batch(rows);
        cancellation.throwIfCancelled();
        reading.each(pictures.iterator(), this::read, input -> {
            cancellation.throwIfCancelled();
            batch.add(input);
        });
        batch.run();
    }

    /** A file that was read, or why it could not be. */
    private record Input(Optional<RgbImage> image, Optional<Message> problem) {}

    private Input read(Path picture) {
        Fit fit = space.fit();
        try {
            RgbImage image = reader.read(picture, fit.shortSide(space.height(), space.width()))
                    .image();
            return new Input(Optional.of(Resizer.fit(image, fit, space.height(), space.width())), Optional.empty());
        } catch (UnreadablePictureException e) {
            return new Input(Optional.empty(), Optional.of(e.reason()));
        }
    }

    /** The inputs on their way through the network; unreadable ones wait among them for their turn. */
    private final class Batch {
        private final float[] pictures = new float[BATCH * space.height() * space.width() * 3];
        private final List<Optional<Message>> waiting = new ArrayList<>();
        private final Consumer<Row> rows;
        private int count;

        Batch(Consumer<Row> rows) {
            this.rows = rows;
        }

        void add(Input input) {
            input.image().ifPresent(image -> image.copyTo(pictures, count++));
            waiting.add(input.problem());
            // Many unreadable ones in a row must not pile up either.
            if (count == BATCH || waiting.size() == ahead) {
                run();
            }
        }

        void run() {
            float[] features =
                    count == 0 ? new float[0] : trunk.run(pictures, count).get(0);
            int next = 0;
            for (Optional<Message> problem : waiting) {
                int from = next * space.features();
                next += problem.isPresent() ? 0 : 1;
                int to = next * space.features();
                rows.accept(new Row(Arrays.copyOfRange(features, from, to), problem));
            }
            waiting.clear();
            count = 0;
        }
    }

    @Override
    public void close() {
        reading.close();
    }
}
