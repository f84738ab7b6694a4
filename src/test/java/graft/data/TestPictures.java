package graft.data;

import graft.common.Digests;
import graft.common.Message;
import graft.data.scan.FoundFile;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.similar.Fingerprint;
import graft.data.similar.Tone;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Made-up pictures, as values and as files, and a reader of the plainest kind. */
public final class TestPictures {

    private TestPictures() {}

    /** A scene of soft coloured blobs; another seed is another scene. */
    public static RgbImage scene(long seed, int width, int height) {
        Random random = new Random(seed * 7919 + 13);
        int blobs = 14;
        double[][] blob = new double[blobs][];
        for (int i = 0; i < blobs; i++) {
            blob[i] = new double[] {
                random.nextDouble(),
                random.nextDouble(),
                0.06 + 0.2 * random.nextDouble(),
                random.nextInt(400) - 200,
                random.nextInt(400) - 200,
                random.nextInt(400) - 200
            };
        }
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] sum = {128, 128, 128};
                for (double[] b : blob) {
                    double dx = (x + 0.5) / width - b[0];
                    double dy = (y + 0.5) / height - b[1];
                    double w = Math.exp(-(dx * dx + dy * dy) / (2 * b[2] * b[2]));
                    for (int c = 0; c < 3; c++) {
                        sum[c] += w * b[3 + c];
                    }
                }
                for (int c = 0; c < 3; c++) {
                    rgb[(y * width + x) * 3 + c] = (byte) Math.max(0, Math.min(255, Math.round(sum[c])));
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }

    public static BufferedImage buffered(RgbImage image) {
        BufferedImage out = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                out.setRGB(x, y, image.value(x, y, 0) << 16 | image.value(x, y, 1) << 8 | image.value(x, y, 2));
            }
        }
        return out;
    }

    public static RgbImage image(BufferedImage in) {
        int[] values = in.getRGB(0, 0, in.getWidth(), in.getHeight(), null, 0, in.getWidth());
        byte[] rgb = new byte[values.length * 3];
        for (int i = 0; i < values.length; i++) {
            rgb[i * 3] = (byte) (values[i] >> 16);
            rgb[i * 3 + 1] = (byte) (values[i] >> 8);
            rgb[i * 3 + 2] = (byte) values[i];
        }
        return new RgbImage(in.getWidth(), in.getHeight(), rgb);
    }

    /** Writes a picture file in "png", "bmp" or "jpg", and the folders above it. */
    public static Path write(RgbImage image, Path file, String format) throws IOException {
        Files.createDirectories(file.getParent());
        if (!ImageIO.write(buffered(image), format, file.toFile())) {
            throw new IOException("cannot write " + format);
        }
        return file;
    }

    /** Small scenes under these seeds as PNG files in a class folder. */
    public static void writeClass(Path folder, int firstSeed, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            write(scene(firstSeed + i, 24, 20), folder.resolve("p" + (firstSeed + i) + ".png"), "png");
        }
    }

    /** Reads what the JDK reads, whole, and counts how often it was asked. */
    public static final class PlainReader implements PictureReader {
        public final AtomicInteger reads = new AtomicInteger();

        @Override
        public DecodedPicture read(Path file, int shortSide) throws UnreadablePictureException {
            reads.incrementAndGet();
            try {
                BufferedImage in = ImageIO.read(file.toFile());
                if (in == null) {
                    throw new UnreadablePictureException(Message.of("data.scanVanished"), null);
                }
                return new DecodedPicture(
                        image(in), new PictureInfo("PNG", in.getWidth(), in.getHeight(), false, Optional.empty()));
            } catch (IOException e) {
                throw new UnreadablePictureException(Message.of("data.scanVanished"), e);
            }
        }
    }

    /** A picture that exists on paper only. */
    public static Picture picture(String path, String className, String content) {
        return picture(path, className, content, Optional.empty(), Optional.empty());
    }

    public static Picture picture(
            String path, String className, String content, Optional<Part> part, Optional<LocalDateTime> taken) {
        String[] names = path.split("/");
        int depth = part.isPresent() ? 2 : 1;
        String sub = names.length > depth + 1 ? String.join("/", List.of(names).subList(depth, names.length - 1)) : "";
        String digest = Digests.ofText(content);
        return new Picture(
                new FoundFile(path, className, part, sub, 1000, Instant.EPOCH),
                new Picture.Content(
                        digest,
                        digest,
                        "PNG",
                        24,
                        20,
                        false,
                        taken,
                        Fingerprint.of(content.hashCode() * 0x9E3779B97F4A7C15L & ~1L, new byte[256]),
                        new Tone(128, 40, 20)));
    }

    /** A scan of such pictures without problems. */
    public static Scan scan(List<Picture> pictures) {
        Set<String> classes = new TreeSet<>();
        Set<Part> parts = new TreeSet<>();
        pictures.forEach(p -> {
            classes.add(p.className());
            p.part().ifPresent(parts::add);
        });
        return new Scan(Path.of("pictures").toAbsolutePath(), new ArrayList<>(classes), pictures, List.of(), parts, 0);
    }
}
