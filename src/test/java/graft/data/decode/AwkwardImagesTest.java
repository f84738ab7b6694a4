package graft.data.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Json;
import graft.data.DecodedPicture;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real files that other programs stumbled over, against what Pillow makes of them. */
class AwkwardImagesTest {

    /** Of the mean of an eighth by an eighth of the picture, in levels. */
    private static final double USUAL_TOLERANCE = 0.6;

    /** Where two right decoders differ by more, and why. */
    private static final Map<String, Double> TOLERANCES = Map.of(
            // Rounds each colour of each pixel to its own side on the way through the profile.
            "adobe-rgb-icc.jpg", 1.2,
            // How four inks become three lights is rounded differently, downwards here.
            "cmyk-icc.jpg", 1.2,
            "cmyk-with-srgb-icc.jpg", 1.2,
            // The decoder's colour planes are coarser, and a little off in saturated parts; its luma agrees.
            "lossy.webp", 1.8,
            "lossy-alpha.webp", 5.0,
            // Five bits become eight by repetition here, by scaling there.
            "rgb565.bmp", 1.0);

    private static final Set<String> GRAY =
            Set.of("gray.jpg", "gray-16bit.tif", "made-gray-16bit.png", "tiny-imagenet-gray-64px.JPEG");

    private final PictureReader reader = new ImageIoPictureReader();
    private final Path folder =
            Path.of(System.getProperty("graft.test.data", "../shared")).resolve("awkward-images");

    @BeforeEach
    void needsTheFiles() {
        assumeTrue(Files.isDirectory(folder), "the awkward pictures are not here: " + folder);
    }

    static List<JsonNode> answersOfPillow() throws IOException {
        try (InputStream in = AwkwardImagesTest.class.getResourceAsStream("/graft/data/decode/awkward-pillow.json")) {
            List<JsonNode> pictures = new ArrayList<>();
            Json.mapper().readTree(in).get("pictures").forEach(pictures::add);
            return pictures;
        }
    }

    @ParameterizedTest
    @MethodSource("answersOfPillow")
    void looksAsInPillow(JsonNode expected) throws UnreadablePictureException {
        String name = expected.get("file").asText();
        DecodedPicture picture = reader.read(folder.resolve(name), PictureReader.FULL_SIZE);
        assertThat(picture.info().format())
                .isEqualToIgnoringCase(expected.get("format").asText());
        assertThat(picture.info().gray()).isEqualTo(GRAY.contains(name));
        assertThat(picture.image().width())
                .isEqualTo(picture.info().width())
                .isEqualTo(expected.get("width").asInt());
        assertThat(picture.image().height())
                .isEqualTo(picture.info().height())
                .isEqualTo(expected.get("height").asInt());
        double[] means = eightByEight(picture.image());
        double tolerance = TOLERANCES.getOrDefault(name, USUAL_TOLERANCE);
        for (int i = 0; i < means.length; i++) {
            assertThat(means[i])
                    .as("%s, part %d, channel %d", name, i / 3, i % 3)
                    .isCloseTo(expected.get("eightByEight").get(i).asDouble(), within(tolerance));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broken-7-bytes.jpg | data.readDamaged",
                "broken-bogus-segment-length.jpg | data.readDamaged",
                "broken-segment-beyond-eof.jpg | data.readDamaged",
                "broken-sos-before-sof.jpg | data.readDamaged",
                "made-truncated-half.jpg | data.readTruncated",
                "made-empty.jpg | data.readEmpty",
                "made-text-named.jpg | data.readText",
                "README.md | data.readText",
                "lossless-jpeg-rgb.jpg | data.readOtherFormat",
                "rgba.tga | data.readOtherFormat"
            })
    void refusesWithASentence(String name, String key) {
        assertThatThrownBy(() -> reader.read(folder.resolve(name), 224))
                .isInstanceOfSatisfying(UnreadablePictureException.class, e -> {
                    assertThat(e.reason().key()).isEqualTo(key);
                    assertThat(e.reason().english()).endsWith(".").doesNotContain("{");
                });
    }

    @Test
    void everyFileHasAnExpectation() throws IOException {
        List<String> expected = new ArrayList<>();
        for (JsonNode picture : answersOfPillow()) {
            expected.add(picture.get("file").asText());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> !expected.contains(f)))
                    .containsExactlyInAnyOrder(
                            "broken-7-bytes.jpg",
                            "broken-bogus-segment-length.jpg",
                            "broken-segment-beyond-eof.jpg",
                            "broken-sos-before-sof.jpg",
                            "made-truncated-half.jpg",
                            "made-empty.jpg",
                            "made-text-named.jpg",
                            "README.md",
                            "lossless-jpeg-rgb.jpg",
                            "rgba.tga");
        }
    }

    @ParameterizedTest
    @CsvSource({"exif-Landscape_3.jpg", "exif-Landscape_6.jpg", "exif-Landscape_8.jpg"})
    void turnsEveryOrientationToTheSamePicture(String name) throws UnreadablePictureException {
        double[] upright = eightByEight(
                reader.read(folder.resolve("exif-Landscape_1.jpg"), 300).image());
        double[] turned = eightByEight(reader.read(folder.resolve(name), 300).image());
        for (int i = 0; i < upright.length; i++) {
            // Each shows its own number and was compressed on its own; parts of this picture differ by up to 150.
            assertThat(turned[i]).isCloseTo(upright[i], within(8.0));
        }
    }

    /** Means of 8 by 8 parts, pixels on a border shared in proportion; [8, 8, 3]. */
    static double[] eightByEight(RgbImage image) {
        double[] means = new double[8 * 8 * 3];
        double partWidth = image.width() / 8.0;
        double partHeight = image.height() / 8.0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                for (int j = (int) (y / partHeight); j < 8 && j * partHeight < y + 1; j++) {
                    for (int i = (int) (x / partWidth); i < 8 && i * partWidth < x + 1; i++) {
                        double share = (Math.min(x + 1, (i + 1) * partWidth) - Math.max(x, i * partWidth))
                                * (Math.min(y + 1, (j + 1) * partHeight) - Math.max(y, j * partHeight))
                                / (partWidth * partHeight);
                        for (int c = 0; c < 3; c++) {
                            means[(j * 8 + i) * 3 + c] += share * image.value(x, y, c);
                        }
                    }
                }
            }
        }
        return means;
    }
}
