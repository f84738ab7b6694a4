package graft.data.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.CancellationToken;
import graft.common.GraftException;
import graft.common.Progress;
import graft.data.RgbImage;
import graft.data.TestPictures;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

    private static NearDuplicates find(List<NearDuplicates.Item> items) {
        return NearDuplicates.find(items, 2, Progress.NONE, new CancellationToken());
    }

    private static NearDuplicates.Item item(String digest, RgbImage image) {
        Fingerprint.Measured measured = Fingerprint.measure(image);
        return new NearDuplicates.Item(digest, measured.fingerprint(), measured.tone());
    }

    @Test
    void findsChangedCopiesAndNothingElse() throws IOException {
        List<NearDuplicates.Item> items = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            items.add(item("scene-%03d".formatted(i), TestPictures.scene(i, 96, 72)));
        }
        BufferedImage original = TestPictures.buffered(TestPictures.scene(7, 480, 360));
        Map<String, BufferedImage> copies = new TreeMap<>();
        copies.put("copy-small", drawn(original, 0, 0, 480, 360, 61, 46));
        copies.put("copy-square", drawn(original, 0, 0, 480, 360, 128, 128));
        copies.put("copy-jpeg20", jpeg(original, 0.2f));
        copies.put("copy-cut3", drawn(original, 14, 11, 466, 349, 452, 338));
        copies.put("copy-cut-left", drawn(original, 30, 0, 480, 360, 450, 360));
        copies.put("copy-mirrored", drawn(original, 480, 0, 0, 360, 480, 360));
        copies.put("copy-upside-down", drawn(original, 480, 360, 0, 0, 480, 360));
        copies.put("copy-turned", quarterTurned(original));
        for (Map.Entry<String, BufferedImage> e : copies.entrySet()) {
            items.add(item(e.getKey(), TestPictures.image(e.getValue())));
        }
        Map<String, Orientation> found = new TreeMap<>();
        Set<String> others = new HashSet<>();
        for (LookAlike pair : find(items).pairs()) {
            if (pair.second().equals("scene-007")) {
                found.put(pair.first(), pair.orientation());
            } else if (!(pair.first().startsWith("copy") && pair.second().startsWith("copy"))) {
                others.add(pair.toString());
            }
        }
        assertThat(found.keySet()).containsExactlyElementsOf(copies.keySet());
        assertThat(found).containsEntry("copy-mirrored", Orientation.MIRRORED);
        assertThat(found).containsEntry("copy-upside-down", Orientation.HALF_TURN);
        assertThat(found).containsEntry("copy-small", Orientation.SAME);
        assertThat(others).isEmpty();
    }

    @Test
    void blankPicturesAreNotAlike() {
        byte[] gray = new byte[30 * 30 * 3];
        byte[] darker = new byte[30 * 30 * 3];
        java.util.Arrays.fill(gray, (byte) 200);
        java.util.Arrays.fill(darker, (byte) 50);
        List<NearDuplicates.Item> items =
                List.of(item("a", new RgbImage(30, 30, gray)), item("b", new RgbImage(30, 30, darker)));
        assertThat(find(items).pairs()).isEmpty();
    }

    @Test
    void manyAlikeFramesStayOneChainWithFewPairs() {
        List<NearDuplicates.Item> items = new ArrayList<>();
        RgbImage frame = TestPictures.scene(11, 60, 40);
        for (int i = 0; i < 300; i++) {
            items.add(item("frame-%03d".formatted(i), frame));
        }
        List<LookAlike> pairs = find(items).pairs();
        assertThat(pairs).hasSizeLessThanOrEqualTo(300 * NearDuplicates.NEAREST);
        Set<String> reached = new HashSet<>(Set.of("frame-000"));
        for (LookAlike pair : pairs) {
            if (reached.contains(pair.first())) {
                reached.add(pair.second());
            }
        }
        assertThat(reached).hasSize(300);
    }

    @Test
    void theAnswerDoesNotDependOnOrderOrThreads() {
        List<NearDuplicates.Item> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            items.add(item("d" + i, TestPictures.scene(i % 20, 60 + i, 50)));
        }
        NearDuplicates forward = find(items);
        java.util.Collections.reverse(items);
        assertThat(NearDuplicates.find(items, 5, Progress.NONE, new CancellationToken()))
                .isEqualTo(forward);
        assertThat(forward.pairs()).isNotEmpty();
    }

    /** On either side of each limit. */
    @Test
    void closeHashesAloneAreNotEnough() {
        assertThat(alike(10, 0.945, Orientation.SAME)).isTrue();
        assertThat(alike(10, 0.944, Orientation.SAME)).isFalse();
        assertThat(alike(11, 0.969, Orientation.SAME)).isFalse();
        assertThat(alike(16, 0.97, Orientation.SAME)).isTrue();
        assertThat(alike(10, 0.97, Orientation.MIRRORED)).isTrue();
        assertThat(alike(10, 0.969, Orientation.MIRRORED)).isFalse();
        assertThat(alike(11, 0.99, Orientation.MIRRORED)).isFalse();
    }

    private static boolean alike(int distance, double likeness, Orientation orientation) {
        return new LookAlike("a", "b", distance, likeness, orientation).isConfirmed();
    }

    @Test
    void canBeCancelled() {
        CancellationToken token = new CancellationToken();
        token.cancel();
        List<NearDuplicates.Item> items = List.of(item("a", TestPictures.scene(1, 90, 60)));
        assertThatThrownBy(() -> NearDuplicates.find(items, 1, Progress.NONE, token))
                .isInstanceOf(GraftException.class);
    }

    private static BufferedImage drawn(BufferedImage in, int x1, int y1, int x2, int y2, int width, int height) {
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(in, 0, 0, width, height, x1, y1, x2, y2, null);
        g.dispose();
        return out;
    }

    private static BufferedImage quarterTurned(BufferedImage in) {
        BufferedImage out = new BufferedImage(in.getHeight(), in.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < in.getHeight(); y++) {
            for (int x = 0; x < in.getWidth(); x++) {
                out.setRGB(in.getHeight() - 1 - y, x, in.getRGB(x, y));
            }
        }
        return out;
    }

    private static BufferedImage jpeg(BufferedImage in, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(in, null, null), param);
        } finally {
            writer.dispose();
        }
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
