package graft.model;

import graft.common.CancellationToken;
import graft.common.Message;
import graft.common.Progress;
import graft.data.PictureReader;
import graft.data.ReadAhead;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Answers picture files, many or one. Files are read and fitted on threads of their own a few ahead of the model, so that
 * neither waits for the other and no more than a few dozen inputs are in memory, however long the list.
 */
public final class PictureAnswering implements AutoCloseable {

    /** For each reading thread; enough that a large file among small ones does not starve the model. */
    private static final int AHEAD_PER_THREAD = 6;

    private final Classifier classifier;
    private final PictureReader reader;
    private final ReadAhead reading;
    private final int ahead;

    /**
     * @param classifier stays open when this is closed
     * @param readingThreads how many threads read files, at least 1
     */
    public PictureAnswering(Classifier classifier, PictureReader reader, int readingThreads) {
        this.classifier = classifier;
        this.reader = reader;
        this.ahead = classifier.batchSize() + AHEAD_PER_THREAD * readingThreads;
        this.reading = new ReadAhead("answering", readingThreads, ahead);
    }

    /**
     * Answers files in their order; a file that cannot be read becomes a row that says why, and the rest goes on.
     *
     * @param pictures any number
     * @param rows gets a row for each, in order, on the calling thread
     * @param progress hears how many rows there are so far
     * @throws GraftException with {@link graft.common.ErrorCode#CANCELLED} if stopped; the rows given so far are right
     */
    public void answer(
            List<Path> pictures, Consumer<PictureAnswer> rows, Progress progress, CancellationToken cancellation) {
        describe(pictures, row -> rows.accept(row.answer()), progress, cancellation);
    }

    /**
     * An answered picture with what the head made the answer of.
     *
     * @param features the pooled features [F]; empty for a file that could not be read, and where the model does not give
     *     them
     */
    public record Row(PictureAnswer answer, float[] features) {}

    /**
     * As {@link #answer(List, Consumer, Progress, CancellationToken)}, with features.
     */
    public void describe(List<Path> pictures, Consumer<Row> rows, Progress progress, CancellationToken cancellation) {
        List<Input> batch = new ArrayList<>();
        AtomicLong done = new AtomicLong();
        cancellation.throwIfCancelled();
        reading.each(pictures.iterator(), this::read, input -> {
            cancellation.throwIfCancelled();
            batch.add(input);
            if (inputs(batch).size() == classifier.batchSize() || batch.size() == ahead) {
                progress.at(done.addAndGet(emit(batch, rows)), pictures.size());
            }
        });
        progress.at(done.addAndGet(emit(batch, rows)), pictures.size());
    }

    /** Answers one file. */
    public PictureAnswer answer(Path picture) {
        List<PictureAnswer> rows = new ArrayList<>();
        answer(List.of(picture), rows::add, Progress.NONE, new CancellationToken());
        return rows.get(0);
    }

    /** A file that was read: its input, or the row that says why not. */
    private record Input(String picture, Optional<RgbImage> image, Optional<Message> problem) {}

    private Input read(Path picture) {
        String name = picture.toString();
        try {
            RgbImage image = reader.read(picture, classifier.shortSide()).image();
            return new Input(name, Optional.of(classifier.fit(image)), Optional.empty());
        } catch (UnreadablePictureException e) {
            return new Input(name, Optional.empty(), Optional.of(e.reason()));
        }
    }

    private static List<RgbImage> inputs(List<Input> batch) {
        return batch.stream().flatMap(i -> i.image().stream()).toList();
    }

    /** Gives the rows of a batch in order and empties it. */
    private int emit(List<Input> batch, Consumer<Row> rows) {
        Deque<Classifier.Described> answers = new ArrayDeque<>(classifier.describe(inputs(batch)));
        int count = batch.size();
        for (Input input : batch) {
            rows.accept(input.problem()
                    .map(problem -> new Row(PictureAnswer.unreadable(input.picture(), problem), new float[0]))
                    .orElseGet(() -> row(input, answers.remove())));
        }
        batch.clear();
        return count;
    }

    private static Row row(Input input, Classifier.Described described) {
        return new Row(PictureAnswer.answered(input.picture(), described.answer()), described.features());
    }

    @Override
    public void close() {
        reading.close();
    }
}
