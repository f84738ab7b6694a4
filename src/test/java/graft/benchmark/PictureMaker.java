package graft.benchmark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes the pictures that are too many or too large to be kept with the project, from photographs that are there. */
final class PictureMaker {

    private static final float QUALITY = 0.9f;

    private final Path photographs;

    /**
     * @param photographs a folder whose sub-folders are classes
     */
    PictureMaker(Path photographs) {
        this.photographs = photographs;
    }

    /**
     * Twelve megapixels each (4,000 by 3,000), with the grain of a camera, so that the files are as large as a camera's.
     *
     * @param count how many, over the first two classes in turn
     */
    void large(Path target, int count) throws IOException {
        make(target, count, 2, (photograph, random) -> {
            BufferedImage large = part(photograph, 4000, 3000, 1, random);
            for (int y = 0; y < large.getHeight(); y++) {
                for (int x = 0; x < large.getWidth(); x++) {
                    large.setRGB(x, y, grained(large.getRGB(x, y), random));
                }
            }
            return large;
        });
    }

    /**
     * 256 by 256 each, every one another part of a photograph in another light: similar, but no two the same.
     *
     * @param count how many, over the first four classes in turn
     */
    void many(Path target, int count) throws IOException {
        make(target, count, 4, (photograph, random) -> part(photograph, 256, 256, 0.5, random));
    }

    @FunctionalInterface
    private interface Change {
        BufferedImage of(BufferedImage photograph, Random random);
    }

    private void make(Path target, int count, int classes, Change change) throws IOException {
        List<Path> folders = children(photographs).subList(0, classes);
        for (int i = 0; i < count; i++) {
            Path folder = folders.get(i % classes);
            List<Path> files = children(folder);
            BufferedImage photograph =
                    ImageIO.read(files.get(i / classes % files.size()).toFile());
            Path made = Files.createDirectories(target.resolve(folder.getFileName()));
            write(change.of(photograph, new Random(i)), made.resolve(String.format("%05d.jpg", i)));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** A part of at least this share of each side, brought to this size, perhaps mirrored, lighter or darker. */
    private static BufferedImage part(BufferedImage from, int width, int height, double least, Random random) {
        double share = least + (1 - least) * random.nextDouble();
        int w = (int) (from.getWidth() * share);
        int h = (int) (from.getHeight() * share);
        int x = random.nextInt(from.getWidth() - w + 1);
        int y = random.nextInt(from.getHeight() - h + 1);
        boolean mirrored = random.nextBoolean();
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, mirrored ? width : 0, 0, mirrored ? 0 : width, height, x, y, x + w, y + h, null);
        graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), random.nextInt(80)));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return to;
    }

    private static int grained(int rgb, Random random) {
        int grain = random.nextInt(17) - 8;
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            result |= Math.max(0, Math.min(255, ((rgb >> shift) & 0xFF) + grain)) << shift;
        }
        return result;
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
