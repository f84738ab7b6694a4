package graft.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Digests;
import graft.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResizerTest {

    /** Answers of Pillow for pictures that both sides make from one formula. */
    static List<JsonNode> answersOfPillow() throws IOException {
        try (InputStream in = ResizerTest.class.getResourceAsStream("/graft/data/resize-pillow.json")) {
            List<JsonNode> cases = new ArrayList<>();
            Json.mapper().readTree(in).get("cases").forEach(cases::add);
            return cases;
        }
    }

    static RgbImage formula(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[at++] = (byte) (3 * x * x + 5 * y * y + 7 * x * y + 85 * c + 11 * (x / 3) * (y / 2));
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }

    @ParameterizedTest
    @MethodSource("answersOfPillow")
    void equalsPillowBilinear(JsonNode expected) throws IOException {
        RgbImage picture =
                formula(expected.get("width").asInt(), expected.get("height").asInt());
        JsonNode box = expected.get("box");
        RgbImage resized = Resizer.resize(
                picture,
                new Fit.Box(
                        box.get(0).asDouble(),
                        box.get(1).asDouble(),
                        box.get(2).asDouble(),
                        box.get(3).asDouble()),
                expected.get("toHeight").asInt(),
                expected.get("toWidth").asInt());
        if (expected.has("bytes")) {
            // Says more than a digest does when it fails.
            assertThat(resized.rgb())
                    .isEqualTo(Base64.getDecoder().decode(expected.get("bytes").asText()));
        }
        assertThat(Digests.ofBytes(resized.rgb()))
                .isEqualTo(expected.get("sha256").asText());
    }

    @Test
    void leavesAPictureOfTheRightSizeAsItIs() {
        RgbImage picture = formula(9, 7);
        assertThat(Resizer.resize(picture, 7, 9).rgb()).isEqualTo(picture.rgb());
    }

    @Test
    void keepsAPlainColourPlain() {
        byte[] rgb = new byte[50 * 40 * 3];
        java.util.Arrays.fill(rgb, (byte) 255);
        assertThat(Resizer.resize(new RgbImage(50, 40, rgb), 17, 23).rgb()).containsOnly((byte) 255);
    }

    @Test
    void padsOnGrayAndKeepsProportions() {
        byte[] rgb = new byte[40 * 20 * 3];
        RgbImage fitted = Resizer.fit(new RgbImage(40, 20, rgb), new Fit.Pad(), 10, 10);
        for (int y = 0; y < 10; y++) {
            boolean inside = y >= 2 && y < 7;
            assertThat(fitted.value(5, y, 1)).isEqualTo(inside ? 0 : Resizer.PADDING);
        }
    }

    @Test
    void cutsTheMiddleOutForCentre() {
        RgbImage picture = formula(30, 10);
        RgbImage fitted = Resizer.fit(picture, new Fit.Centre(), 10, 10);
        for (int x = 0; x < 10; x++) {
            assertThat(fitted.value(x, 4, 0)).isEqualTo(picture.value(x + 10, 4, 0));
        }
    }

    @Test
    void showsOneRectangle() {
        RgbImage picture = formula(40, 20);
        RgbImage fitted = Resizer.fit(picture, new Fit.Rectangle(0.25, 0.5, 0.5, 0.5), 10, 20);
        for (int x = 0; x < 20; x++) {
            assertThat(fitted.value(x, 3, 2)).isEqualTo(picture.value(x + 10, 13, 2));
        }
    }

    @Test
    void refusesABoxBeyondThePicture() {
        assertThatThrownBy(() -> Resizer.resize(formula(4, 4), new Fit.Box(0, 0, 5, 4), 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
