import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Answers picture files as Graft does.
 *
 * <pre>java -cp "JARS" Predict.java FOLDER PICTURE...</pre>
 *
 * FOLDER holds model.onnx and labels.txt. JARS: com.microsoft.onnxruntime:onnxruntime; for CMYK pictures, TIFF and WebP also
 * com.twelvemonkeys.imageio:imageio-jpeg, imageio-tiff and imageio-webp, which ImageIO finds by itself. Java 17 or later.
 * Prints one line of JSON for each picture.
 */
public final class Predict {

    private static final int PLACES = 22;

    /** A picture or an input: three bytes a pixel, row by row. */
    record Rgb(int width, int height, byte[] bytes) {}

    /** A part of a picture in pixels, and the size it is shown at. */
    record Place(double left, double top, double right, double bottom, int width, int height) {}

    public static void main(String[] arguments) throws IOException, OrtException {
        Path folder = Path.of(arguments[0]);
        List<String> labels = Files.readAllLines(folder.resolve("labels.txt"));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session =
                environment.createSession(folder.resolve("model.onnx").toString())) {
            Map<String, String> about = session.getMetadata().getCustomMetadata();
            int width = Integer.parseInt(about.get("graft.input.width"));
            int height = Integer.parseInt(about.get("graft.input.height"));
            for (String path : Arrays.asList(arguments).subList(1, arguments.length)) {
                Rgb input;
                try {
                    input = input(decoded(Path.of(path)), about.get("graft.fit").split(" "), width, height);
                } catch (IOException | RuntimeException problem) {
                    System.out.println("{\"picture\": " + quoted(path) + ", \"error\": " + quoted("" + problem) + "}");
                    continue;
                }
                FloatBuffer levels = FloatBuffer.allocate(width * height * 3);
                for (byte level : input.bytes) {
                    levels.put(level & 0xFF);
                }
                try (OnnxTensor image =
                                OnnxTensor.createTensor(environment, levels.flip(), new long[] {1, height, width, 3});
                        OrtSession.Result result = session.run(Map.of("image", image))) {
                    float[] probabilities = ((float[][]) result.get("probabilities").get().getValue())[0];
                    System.out.println(answer(path, labels, probabilities, about));
                }
            }
        }
    }

    private static String answer(String path, List<String> labels, float[] probabilities, Map<String, String> about) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        // Where this is false, Graft says "I don't know".
        boolean known = probabilities[best] >= Double.parseDouble(about.getOrDefault("graft.limit", "0"));
        return "{\"picture\": " + quoted(path) + ", \"label\": " + quoted(labels.get(best)) + ", \"probability\": "
                + probabilities[best] + ", \"known\": " + known + ", \"probabilities\": "
                + Arrays.toString(probabilities) + ", \"model\": " + quoted(about.get("graft.id")) + ", \"version\": "
                + about.get("graft.version") + "}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(
                c == '"' || c == '\\' ? "\\" + (char) c : c < ' ' ? String.format("\\u%04x", c) : "" + (char) c));
        return quoted.append('"').toString();
    }

    /** The picture upright, as 8 bit sRGB, transparent parts on white. */
    private static Rgb decoded(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException("no picture that this program reads");
        }
        Rgb rgb = image.getRaster().getNumBands() <= 2 && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                ? gray(image.getRaster())
                : colours(image);
        return upright(rgb, orientation(Files.readAllBytes(file)));
    }

    /** The levels of a gray picture stay as they are; Java itself would take them for linear light. */
    private static Rgb gray(Raster raster) {
        byte[] rgb = new byte[raster.getWidth() * raster.getHeight() * 3];
        int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        for (int i = 0; i < rgb.length / 3; i++) {
            int x = i % raster.getWidth();
            int y = i / raster.getWidth();
            int level = (raster.getSample(x, y, 0) * 255 + most / 2) / most;
            int opacity = raster.getNumBands() == 1 ? 255 : (raster.getSample(x, y, 1) * 255 + most / 2) / most;
            Arrays.fill(rgb, i * 3, i * 3 + 3, (byte) onWhite(level, opacity));
        }
        return new Rgb(raster.getWidth(), raster.getHeight(), rgb);
    }

    private static Rgb colours(BufferedImage image) {
        BufferedImage srgb = image;
        if (!image.getColorModel().getColorSpace().isCS_sRGB()) {
            srgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
            new ColorConvertOp(null).filter(image, srgb);
        }
        byte[] rgb = new byte[srgb.getWidth() * srgb.getHeight() * 3];
        for (int i = 0; i < rgb.length / 3; i++) {
            int argb = srgb.getRGB(i % srgb.getWidth(), i / srgb.getWidth());
            for (int channel = 0; channel < 3; channel++) {
                rgb[i * 3 + channel] = (byte) onWhite(argb >> (16 - 8 * channel) & 0xFF, argb >>> 24);
            }
        }
        return new Rgb(srgb.getWidth(), srgb.getHeight(), rgb);
    }

    private static int onWhite(int level, int opacity) {
        return (level * opacity + 255 * (255 - opacity) + 127) / 255;
    }

    /** What the EXIF block of a JPEG says about which way is up, 1 to 8; 1 where it says nothing. */
    private static int orientation(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int at = 2;
        while (at + 10 < file.length && bytes.getShort(0) == (short) 0xFFD8 && bytes.get(at) == (byte) 0xFF) {
            int length = bytes.getShort(at + 2) & 0xFFFF;
            boolean exif = new String(file, at + 4, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0");
            if (bytes.get(at + 1) == (byte) 0xE1 && exif) {
                ByteBuffer tiff = bytes.slice(at + 10, Math.min(length - 8, file.length - at - 10));
                tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
                int entries = tiff.getInt(4);
                for (int i = 0; i < tiff.getShort(entries); i++) {
                    int entry = entries + 2 + 12 * i;
                    int value = tiff.getShort(entry + 8);
                    if (tiff.getShort(entry) == 0x0112) {
                        return value >= 1 && value <= 8 ? value : 1;
                    }
                }
            }
            at += 2 + length;
        }
        return 1;
    }

    private static Rgb upright(Rgb image, int orientation) {
        boolean onItsSide = orientation >= 5;
        int width = onItsSide ? image.height : image.width;
        int height = onItsSide ? image.width : image.height;
        byte[] rgb = new byte[image.bytes.length];
        for (int i = 0; i < width * height; i++) {
            int across = onItsSide ? i / width : i % width;
            int down = onItsSide ? i % width : i / width;
            int x = List.of(2, 3, 7, 8).contains(orientation) ? image.width - 1 - across : across;
            int y = List.of(3, 4, 6, 7).contains(orientation) ? image.height - 1 - down : down;
            System.arraycopy(image.bytes, (y * image.width + x) * 3, rgb, i * 3, 3);
        }
        return new Rgb(width, height, rgb);
    }

    /** The model's input for a picture. */
    private static Rgb input(Rgb picture, String[] fit, int width, int height) {
        Rgb smaller = reduced(picture, shortSide(fit, width, height));
        Place place = place(smaller, fit, width, height);
        byte[] shown = resized(smaller, place);
        byte[] rgb = new byte[width * height * 3];
        Arrays.fill(rgb, (byte) 128);
        int left = (width - place.width) / 2;
        int top = (height - place.height) / 2;
        for (int y = 0; y < place.height; y++) {
            System.arraycopy(shown, y * place.width * 3, rgb, ((top + y) * width + left) * 3, place.width * 3);
        }
        return new Rgb(width, height, rgb);
    }

    /** How many pixels the short side of a picture has to keep before it is fitted. */
    private static int shortSide(String[] fit, int width, int height) {
        return fit[0].equals("rectangle")
                ? (int) Math.ceil(Math.max(height / Double.parseDouble(fit[4]), width / Double.parseDouble(fit[3])))
                : Math.max(width, height);
    }

    /** A large picture made smaller by a whole factor: each pixel is the mean of a block. */
    private static Rgb reduced(Rgb picture, int needed) {
        int factor = Math.min(picture.width, picture.height) / (2 * needed);
        if (factor < 2) {
            return picture;
        }
        int width = picture.width / factor;
        int height = picture.height / factor;
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            int left = (int) ((long) x * picture.width / width);
            int right = (int) ((x + 1L) * picture.width / width);
            int top = (int) ((long) y * picture.height / height);
            int bottom = (int) ((y + 1L) * picture.height / height);
            long sum = 0;
            for (int v = top; v < bottom; v++) {
                for (int u = left; u < right; u++) {
                    sum += picture.bytes[(v * picture.width + u) * 3 + i % 3] & 0xFF;
                }
            }
            int count = (right - left) * (bottom - top);
            rgb[i] = (byte) ((sum + count / 2) / count);
        }
        return new Rgb(width, height, rgb);
    }

    private static Place place(Rgb picture, String[] fit, int width, int height) {
        double across = picture.width;
        double down = picture.height;
        if (fit[0].equals("pad")) {
            double scale = Math.min(width / across, height / down);
            int shownWidth = (int) Math.max(1, Math.min(width, Math.round(across * scale)));
            int shownHeight = (int) Math.max(1, Math.min(height, Math.round(down * scale)));
            return new Place(0, 0, across, down, shownWidth, shownHeight);
        }
        if (fit[0].equals("centre")) {
            double scale = Math.min(across / width, down / height);
            double left = (across - Math.min(across, width * scale)) / 2;
            double top = (down - Math.min(down, height * scale)) / 2;
            return new Place(left, top, across - left, down - top, width, height);
        }
        if (fit[0].equals("rectangle")) {
            double[] part = Arrays.stream(fit).skip(1).mapToDouble(Double::parseDouble).toArray();
            double right = Math.min(1, part[0] + part[2]) * across;
            double bottom = Math.min(1, part[1] + part[3]) * down;
            return new Place(part[0] * across, part[1] * down, right, bottom, width, height);
        }
        return new Place(0, 0, across, down, width, height);
    }

    /** A bilinear filter whose triangle grows with the ratio, as Pillow's: rows first, then columns, 8 bits after each. */
    private static byte[] resized(Rgb picture, Place place) {
        byte[] wide = new byte[place.width * picture.height * 3];
        for (int x = 0; x < place.width; x++) {
            int[] taps = taps(picture.width, place.left, place.right, place.width, x);
            for (int y = 0; y < picture.height; y++) {
                int from = (y * picture.width + taps[0]) * 3;
                weighted(picture.bytes, from, 3, taps, wide, (y * place.width + x) * 3);
            }
        }
        byte[] shown = new byte[place.width * place.height * 3];
        for (int y = 0; y < place.height; y++) {
            int[] taps = taps(picture.height, place.top, place.bottom, place.height, y);
            for (int x = 0; x < place.width; x++) {
                int from = (taps[0] * place.width + x) * 3;
                weighted(wide, from, place.width * 3, taps, shown, (y * place.width + x) * 3);
            }
        }
        return shown;
    }

    private static void weighted(byte[] from, int first, int step, int[] taps, byte[] to, int at) {
        for (int channel = 0; channel < 3; channel++) {
            int sum = 1 << (PLACES - 1);
            for (int k = 1; k < taps.length; k++) {
                sum += taps[k] * (from[first + (k - 1) * step + channel] & 0xFF);
            }
            to[at + channel] = (byte) (sum >> PLACES);
        }
    }

    /** The first pixel that takes part in pixel i of so many, then the weights, which add up to 2^22. */
    private static int[] taps(int size, double from, double to, int count, int i) {
        double scale = (to - from) / count;
        double support = Math.max(1, scale);
        double centre = from + (i + 0.5) * scale;
        int first = Math.max(0, (int) (centre - support + 0.5));
        int end = Math.min(size, (int) (centre + support + 0.5));
        double[] exact = new double[end - first];
        for (int k = 0; k < exact.length; k++) {
            exact[k] = Math.max(0, 1 - Math.abs((k + first - centre + 0.5) / support));
        }
        double sum = Arrays.stream(exact).sum();
        int[] taps = new int[exact.length + 1];
        taps[0] = first;
        for (int k = 0; k < exact.length; k++) {
            taps[k + 1] = (int) (0.5 + exact[k] / sum * (1 << PLACES));
        }
        return taps;
    }
}
