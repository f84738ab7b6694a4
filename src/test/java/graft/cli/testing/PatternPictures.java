package graft.cli.testing;

import graft.backbone.family.Architectures;
import graft.common.CounterRandom;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.network.file.SafeTensors;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A folder of painted pictures of three classes that any network can tell apart, and a backbone that has learned nothing. */
public final class PatternPictures {

    public static final List<String> CLASSES = List.of("checks", "dots", "stripes");

    private static final int SIDE = 64;

    private PatternPictures() {}

    /** Paints this many pictures of each class into class folders. */
    public static Path paint(Path folder, int each, long seed) throws IOException {
        for (int c = 0; c < CLASSES.size(); c++) {
            Path classFolder = Files.createDirectories(folder.resolve(CLASSES.get(c)));
            for (int i = 0; i < each; i++) {
                Path file = classFolder.resolve(CLASSES.get(c) + " " + i + ".png");
                ImageIO.write(picture(c, CounterRandom.of(seed, c, i)), "png", file.toFile());
            }
        }
        return folder;
    }

    private static BufferedImage picture(int pattern, CounterRandom random) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color(random, 0, 150));
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setColor(color(random, 3, 0));
        int size = 6 + random.below(5, 6);
        int shift = random.below(size, 7);
        for (int y = -1; y * size < SIDE; y++) {
            for (int x = -1; x * size < SIDE; x++) {
                int left = x * size + shift;
                int top = y * size + shift;
                if (pattern == 0 && Math.floorMod(x + y, 2) == 0) {
                    graphics.fillRect(left, top, size, size);
                } else if (pattern == 1) {
                    graphics.fillOval(left, top, size / 2, size / 2);
                } else if (pattern == 2 && Math.floorMod(y, 2) == 0) {
                    graphics.fillRect(left, top, size, size);
                }
            }
        }
        graphics.dispose();
        return image;
    }

    private static Color color(CounterRandom random, int from, int least) {
        return new Color(
                least + random.below(100, from),
                least + random.below(100, from + 1),
                least + random.below(100, from + 2));
    }

    /** A weights file of SqueezeNet with random weights of fitting size (He et al. 2015). */
    public static Path untrainedBackbone(Path file) throws IOException {
        NetworkDescription network = BatchNormFolding.fold(
                Architectures.byName("squeezenet_v1.1").orElseThrow().source());
        List<WeightTensor> tensors = new ArrayList<>();
        for (WeightSpec spec : network.weights()) {
            CounterRandom random = CounterRandom.of(spec.name().hashCode());
            float[] values = new float[(int) spec.size()];
            long fanIn = spec.size() / spec.shape().get(0);
            double scale = spec.shape().size() == 1 ? 0 : Math.sqrt(6.0 / fanIn);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (scale * random.symmetric(i));
            }
            tensors.add(new WeightTensor(spec, values));
        }
        SafeTensors.write(file, Weights.of(tensors), Map.of());
        return file;
    }
}
