package graft.app.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures of coarse noise, no two of which look alike. */
public final class NoisePictures {

    private static final int SIDE = 64;
    private static final int BLOCK = 8;

    private NoisePictures() {}

    /** Writes so many pictures into a folder; another seed gives others. */
    public static void write(Path folder, int count, long seed) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            ImageIO.write(
                    picture(random),
                    "png",
                    folder.resolve("picture" + i + ".png").toFile());
        }
    }

    private static BufferedImage picture(Random random) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y += BLOCK) {
            for (int x = 0; x < SIDE; x += BLOCK) {
                int colour = random.nextInt(1 << 24);
                for (int p = 0; p < BLOCK * BLOCK; p++) {
                    image.setRGB(x + p % BLOCK, y + p / BLOCK, colour);
                }
            }
        }
        return image;
    }
}
