package graft.samples.flawed;

import graft.samples.Motif;
import graft.samples.SampleFile;
import graft.samples.ground.Cloth;
import graft.samples.ground.Ground;
import graft.samples.ground.Soil;
import graft.samples.ground.Stone;
import graft.samples.ground.Wood;
import graft.samples.leaves.LeafPicture;
import graft.samples.paint.Camera;
import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Jpeg;
import graft.samples.paint.Painting;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Leaves of birch, ginkgo and oak, collected as badly as only people can: what is wrong with them, file by file, stands in
 * the README of the set. The order of the steps decides the file numbers that the README names.
 */
public final class FlawedLeaves {

    private static final int SIDE = 192;
    private static final double QUALITY = 0.78;
    private static final int LONGEST_BURST_SECONDS = 4;

    /** Birch leaves were all photographed on one blue cloth. */
    private static final List<Ground> BLUE_CLOTH = List.of(new Cloth(List.of(Colour.of(0x35588A))));
    /** Oak leaves lay where they had fallen. */
    private static final List<Ground> OUTDOORS = List.of(new Soil(), new Stone(), new Wood());

    private final long seed;
    private final Album album = new Album();

    private FlawedLeaves(long seed) {
        this.seed = seed;
    }

    /** The files of the set. */
    public static List<SampleFile> files(long seed) {
        FlawedLeaves leaves = new FlawedLeaves(seed);
        leaves.collect();
        return leaves.album.files();
    }

    private void collect() {
        Motif birch = LeafPicture.birch(BLUE_CLOTH);
        Motif oak = LeafPicture.oak(OUTDOORS);
        Motif ginkgo = LeafPicture.ginkgo(Ground.all());
        List<String> birches = single("train/birch", birch, 0, 52);
        List<String> oaks = single("train/oak", oak, 1, 52);
        single("train/ginkgo", ginkgo, 2, 8);
        single("val/birch", birch, 3, 13);
        single("val/oak", oak, 4, 13);
        single("val/ginkgo", ginkgo, 5, 4);
        bursts("oak", oak, 6, 8);
        bursts("birch", birch, 7, 4);
        copies(birches, oaks);
        again(birch, oak);
        wrongLabels(birch, oak);
        broken(oaks);
        single("test/birch", LeafPicture.birch(Ground.all()), 8, 14);
        single("test/oak", LeafPicture.oak(Ground.all()), 9, 14);
        single("test/ginkgo", ginkgo, 10, 6);
    }

    /** Honest pictures, each of a leaf of its own. */
    private List<String> single(String folder, Motif motif, long group, int count) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(album.add(folder, photograph(motif, seed, 5, group, i)));
        }
        return paths;
    }

    /** One leaf five times within seconds; three pictures went to training and two to validation. */
    private void bursts(String name, Motif motif, long group, int count) {
        for (int burst = 0; burst < count; burst++) {
            LocalDateTime time = album.now();
            long[] leaf = {seed, 5, group, burst};
            for (int shot = 0; shot < 5; shot++) {
                int number = shot;
                album.add((shot < 3 ? "train/" : "val/") + name, () -> retake(motif, leaf, 0.035, number), time);
                time = time.plusSeconds(1 + (burst + shot) % LONGEST_BURST_SECONDS);
            }
        }
    }

    /** The very same files in training and validation, and one in two classes. */
    private void copies(List<String> birches, List<String> oaks) {
        for (int i = 0; i < 4; i++) {
            album.raw("val/birch/copy-" + (i + 1) + ".jpg", album.of(birches.get(5 + 9 * i)));
            album.raw("val/oak/copy-" + (i + 1) + ".jpg", album.of(oaks.get(3 + 11 * i)));
        }
        album.raw("train/birch/oak-or-birch.jpg", album.of(oaks.get(20)));
    }

    /** Training pictures that were sent around: cut, brightened and saved again, then put into validation. */
    private void again(Motif birch, Motif oak) {
        for (int i = 0; i < 3; i++) {
            album.raw("val/birch/edited-" + (i + 1) + ".jpg", edited(birch, seed, 5, 0, 7 + 9 * i));
            album.raw("val/oak/edited-" + (i + 1) + ".jpg", edited(oak, seed, 5, 1, 8 + 11 * i));
        }
    }

    private void wrongLabels(Motif birch, Motif oak) {
        single("train/oak", birch, 11, 4);
        single("train/birch", oak, 12, 3);
        single("val/oak", birch, 13, 1);
    }

    /** A download that broke off, a card that failed, and a web page that was saved as a picture. */
    private void broken(List<String> oaks) {
        Supplier<byte[]> whole = album.of(oaks.get(30));
        album.raw("train/oak/IMG_broken.jpg", () -> {
            byte[] bytes = whole.get();
            return Arrays.copyOf(bytes, bytes.length * 2 / 5);
        });
        album.raw("train/ginkgo/IMG_empty.jpg", () -> new byte[0]);
        album.raw("train/birch/birch-leaf.jpg", () -> "<!DOCTYPE html>\n<title>404 Not Found</title>\n"
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Supplier<byte[]> photograph(Motif motif, long... key) {
        return () -> {
            Dice dice = new Dice(key);
            Painting painting = motif.paint(SIDE * Camera.OVERSAMPLING, dice);
            return Jpeg.encode(Camera.ordinary(dice).take(painting, dice), QUALITY);
        };
    }

    private static byte[] retake(Motif motif, long[] leaf, double amount, int number) {
        Dice dice = new Dice(leaf);
        Painting painting = motif.paint(SIDE * Camera.OVERSAMPLING, dice);
        Camera camera = Camera.ordinary(dice);
        Dice shot = new Dice(leaf[0], leaf[1], leaf[2], leaf[3], number);
        return Jpeg.encode(camera.take(Retake.of(painting, amount, shot), shot), QUALITY);
    }

    /** The same scene cut by some percent, brighter, and saved at a low quality. */
    private static Supplier<byte[]> edited(Motif motif, long... key) {
        return () -> {
            Dice dice = new Dice(key);
            Painting painting = motif.paint(SIDE * Camera.OVERSAMPLING, dice);
            Camera camera = Camera.ordinary(dice);
            Camera brighter = new Camera(
                    camera.exposure() * 1.2, camera.warmth(), camera.vignette(), camera.softness(), camera.grain());
            return Jpeg.encode(brighter.take(Retake.of(painting, 0.012, new Dice(99)), dice), 0.5);
        };
    }
}
