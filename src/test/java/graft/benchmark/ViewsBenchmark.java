package graft.benchmark;

import graft.data.Augmentation;
import graft.data.Augmenter;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.data.decode.ImageIoPictureReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a picture costs on its way to the trunk, by the time that one thread keeps a core busy. */
@Command(name = "views", description = "Decoding, fitting and changing pictures, milliseconds of a core each.")
final class ViewsBenchmark implements Callable<Integer> {

    private static final int SIDE = 224;
    private static final Fit FIT = new Fit.Stretch();

    @Mixin
    private Setting setting = new Setting();

    @Option(names = "--rounds", defaultValue = "6", description = "The first and the best of so many are shown.")
    private int rounds = 6;

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final PictureReader reader = new ImageIoPictureReader();

    /** One piece of work on the picture of this index. */
    @FunctionalInterface
    private interface Work {
        RgbImage on(int index) throws UnreadablePictureException;
    }

    @Override
    public Integer call() throws IOException, UnreadablePictureException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(setting.antsAndBees())) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        RgbImage[] decoded = new RgbImage[files.size()];
        float[] batch = new float[SIDE * SIDE * 3];
        Map<String, Work> works = new LinkedHashMap<>();
        works.put(
                "decoding the file",
                i -> decoded[i] = reader.read(files.get(i), SIDE).image());
        works.put("plain view (fitting)", i -> view(decoded[i], Augmentation.Preset.NONE, i));
        works.put("changed view, light", i -> view(decoded[i], Augmentation.Preset.LIGHT, i));
        works.put("changed view, medium", i -> view(decoded[i], Augmentation.Preset.MEDIUM, i));
        works.put("changed view, strong", i -> view(decoded[i], Augmentation.Preset.STRONG, i));
        RgbImage plain = view(reader.read(files.get(0), SIDE).image(), Augmentation.Preset.NONE, 0);
        works.put("copying into the batch", i -> {
            plain.copyTo(batch, 0);
            return plain;
        });
        Rows rows = new Rows("what", "first round, ms", "best of " + rounds + ", ms");
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Work> work : works.entrySet()) {
                double each = milliseconds(work.getValue(), files.size());
                times.computeIfAbsent(work.getKey(), w -> new ArrayList<>()).add(each);
            }
        }
        times.forEach((what, each) -> rows.add(
                what, each.get(0), each.stream().mapToDouble(e -> e).min().orElseThrow()));
        rows.print();
        return 0;
    }

    private static RgbImage view(RgbImage picture, Augmentation.Preset preset, int index) {
        return Augmenter.view(picture, FIT, SIDE, SIDE, preset.augmentation(), "picture " + index, 1);
    }

    private double milliseconds(Work work, int count) throws UnreadablePictureException {
        long begun = clock.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            if (work.on(i).width() < 1) {
                throw new IllegalStateException("no picture");
            }
        }
        return (clock.getCurrentThreadCpuTime() - begun) / 1e6 / count;
    }
}
