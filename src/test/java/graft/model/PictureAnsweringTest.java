package graft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.DecodedPicture;
import graft.data.PictureInfo;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.model.testing.TinyModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureAnsweringTest {

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();

    /** Reads "broken..." not at all, and any other name as a picture whose colour is its number. */
    private final PictureReader reader = (file, shortSide) -> {
        String name = file.getFileName().toString();
        if (name.startsWith("broken")) {
            throw new UnreadablePictureException(Message.of("model.damaged"), null);
        }
        mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        byte[] rgb = new byte[3];
        rgb[0] = (byte) Integer.parseInt(name);
        return new DecodedPicture(new RgbImage(1, 1, rgb), new PictureInfo("PNG", 1, 1, false, Optional.empty()));
    };

    /** Answers with the red value as a percentage of the first class. */
    private final class Echo implements Classifier {

        @Override
        public ModelMetadata metadata() {
            return TinyModel.metadata(1, Optional.empty());
        }

        @Override
        public int batchSize() {
            return 4;
        }

        @Override
        public List<Described> describe(List<RgbImage> inputs) {
            assertThat(inputs).hasSizeLessThanOrEqualTo(batchSize());
            waiting.addAndGet(-inputs.size());
            return inputs.stream()
                    .map(i -> i.value(0, 0, 0) / 100.0)
                    .map(p -> new Described(
                            Answer.of(metadata(), List.of(p, 1 - p, 0.0)), new float[] {(float) (100 * p)}))
                    .toList();
        }

        @Override
        public Explained explain(RgbImage input) {
            return new Explained(answer(List.of(input)).get(0), Optional.empty());
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static List<Path> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Path.of(i % 7 == 3 ? "broken" + i : Integer.toString(i % 100)))
                .toList();
    }

    @Test
    void everyFileGetsItsRowInOrderAndBrokenOnesTheirReason() {
        List<PictureAnswer> rows = new ArrayList<>();
        List<Long> done = new ArrayList<>();
        try (PictureAnswering answering = new PictureAnswering(new Echo(), reader, 3)) {
            answering.answer(names(100), rows::add, (d, total) -> done.add(d), new CancellationToken());
        }
        assertThat(rows).hasSize(100);
        for (int i = 0; i < 100; i++) {
            if (i % 7 == 3) {
                assertThat(rows.get(i).problem()).contains(Message.of("model.damaged"));
            } else {
                assertThat(rows.get(i).answer().orElseThrow().probabilities().get(0))
                        .isEqualTo(i / 100.0);
            }
        }
        assertThat(done).isSorted().endsWith(100L);
    }

    @Test
    void featuresStayWithTheirPicture() {
        List<PictureAnswering.Row> rows = new ArrayList<>();
        try (PictureAnswering answering = new PictureAnswering(new Echo(), reader, 3)) {
            answering.describe(names(30), rows::add, Progress.NONE, new CancellationToken());
        }
        for (int i = 0; i < 30; i++) {
            float[] expected = i % 7 == 3 ? new float[0] : new float[] {i};
            assertThat(rows.get(i).features()).as("picture %d", i).containsExactly(expected);
        }
    }

    @Test
    void onlyAFewPicturesAreInMemory() {
        try (PictureAnswering answering = new PictureAnswering(new Echo(), reader, 2)) {
            answering.answer(names(2000), row -> {}, Progress.NONE, new CancellationToken());
        }
        // What is being read, what waits, and one batch.
        assertThat(mostWaiting.get()).isLessThanOrEqualTo(4 + 12 + 4 + 2);
    }

    @Test
    void aFolderOfNothingButBrokenFilesEndsToo() {
        List<PictureAnswer> rows = new ArrayList<>();
        List<Path> broken =
                IntStream.range(0, 300).mapToObj(i -> Path.of("broken" + i)).toList();
        try (PictureAnswering answering = new PictureAnswering(new Echo(), reader, 2)) {
            answering.answer(broken, rows::add, Progress.NONE, new CancellationToken());
            assertThat(answering.answer(Path.of("broken")).problem()).isPresent();
            assertThat(answering.answer(Path.of("12")).answer()).isPresent();
        }
        assertThat(rows).hasSize(300).allMatch(r -> r.problem().isPresent());
    }

    @Test
    void stoppingEndsItAfterTheRowsGivenSoFar() {
        CancellationToken cancellation = new CancellationToken();
        List<PictureAnswer> rows = new ArrayList<>();
        try (PictureAnswering answering = new PictureAnswering(new Echo(), reader, 2)) {
            assertThatThrownBy(() -> answering.answer(
                            names(1000),
                            row -> {
                                rows.add(row);
                                if (rows.size() == 20) {
                                    cancellation.cancel();
                                }
                            },
                            Progress.NONE,
                            cancellation))
                    .isInstanceOfSatisfying(
                            GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        }
        assertThat(rows.size()).isBetween(20, 40);
    }

    @Test
    void aDefectInTheReaderIsNotTakenForABrokenPicture() {
        try (PictureAnswering answering = new PictureAnswering(new Echo(), reader, 2)) {
            assertThatThrownBy(() -> answering.answer(Path.of("no number"))).isInstanceOf(NumberFormatException.class);
        }
    }
}
