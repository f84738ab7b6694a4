package graft.training.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.backbone.BackboneInfo;
import graft.common.CancellationToken;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.DecodedPicture;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.training.Trunk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A picture's number is its grey level and its two features; some files cannot be read. */
class PictureEmbeddingTest {

    private static final FeatureSpace SPACE = new FeatureSpace(
            new BackboneInfo("t", "T", "", "t", "0", "", "", "", "", Optional.empty()), 2, 3, new Fit.Stretch(), 2);

    private final List<Integer> batches = new ArrayList<>();

    private final Trunk trunk = new Trunk() {
        @Override
        public List<float[]> run(float[] pictures, int count) {
            batches.add(count);
            float[] features = new float[2 * count];
            for (int i = 0; i < count; i++) {
                features[2 * i] = pictures[i * 18];
                features[2 * i + 1] = pictures[i * 18 + 17] + 1;
            }
            return List.of(features);
        }

        @Override
        public List<Integer> outputSizes() {
            return List.of(2);
        }

        @Override
        public void close() {}
    };

    private static final PictureReader READER = (file, shortSide) -> {
        int number = Integer.parseInt(file.toString());
        if (number % 5 == 3 || number >= 200) {
            throw new UnreadablePictureException(Message.of("data.scanVanished"), null);
        }
        byte[] rgb = new byte[4 * 4 * 3];
        java.util.Arrays.fill(rgb, (byte) number);
        return new DecodedPicture(new RgbImage(4, 4, rgb), null);
    };

    private List<PictureEmbedding.Row> embed(int pictures, CancellationToken cancellation) {
        List<PictureEmbedding.Row> rows = new ArrayList<>();
        try (PictureEmbedding embedding = new PictureEmbedding(trunk, READER, SPACE, 2)) {
            List<Path> files = IntStream.range(0, pictures)
                    .mapToObj(i -> Path.of(Integer.toString(i)))
                    .toList();
            embedding.embed(
                    files,
                    row -> {
                        rows.add(row);
                        if (rows.size() == 90) {
                            cancellation.cancel();
                        }
                    },
                    cancellation);
        }
        return rows;
    }

    @Test
    void everyPictureHasItsRowInTheOrderAskedTheUnreadableOnesAmongThem() {
        List<PictureEmbedding.Row> rows = embed(87, new CancellationToken());

        assertThat(rows).hasSize(87);
        for (int i = 0; i < 87; i++) {
            if (i % 5 == 3) {
                assertThat(rows.get(i).problem()).isPresent();
                assertThat(rows.get(i).features()).isEmpty();
            } else {
                assertThat(rows.get(i).problem()).isEmpty();
                assertThat(rows.get(i).features()).containsExactly(i, i + 1);
            }
        }
        assertThat(batches).hasSize(5).allMatch(n -> n <= 16);
    }

    @Test
    void aStopEndsItWithTheRowsSoFar() {
        assertThatThrownBy(() -> embed(1000, new CancellationToken()))
                .isInstanceOf(GraftException.class)
                .hasMessageContaining("Stopped");
        assertThat(batches).hasSizeLessThan(10);
    }

    @Test
    void nothingIsAskedOfTheNetworkWhereNothingCouldBeRead() {
        try (PictureEmbedding embedding = new PictureEmbedding(trunk, READER, SPACE, 1)) {
            List<PictureEmbedding.Row> rows = new ArrayList<>();
            embedding.embed(List.of(Path.of("203")), rows::add, new CancellationToken());
            assertThat(rows).hasSize(1).allMatch(row -> row.problem().isPresent());
        }
        assertThat(batches).isEmpty();
    }
}
