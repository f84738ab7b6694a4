package graft.data.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import graft.data.DecodedPicture;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageIoPictureReaderTest {

    @TempDir
    Path folder;

    private final PictureReader reader = new ImageIoPictureReader();

    /** Red, green, blue and white quarters, so that every turn and mirroring shows. */
    private static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean left = x < width / 2;
                boolean top = y < height / 2;
                Color colour = top ? (left ? Color.RED : Color.GREEN) : (left ? Color.BLUE : Color.WHITE);
                image.setRGB(x, y, colour.getRGB());
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).as(format).isTrue();
        return out.toByteArray();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private RgbImage read(String name, byte[] bytes) throws Exception {
        return reader.read(file(name, bytes), PictureReader.FULL_SIZE).image();
    }

    private void refuses(String name, byte[] bytes, String key) throws IOException {
        refuses(reader, file(name, bytes), key);
    }

    private static void refuses(PictureReader with, Path file, String key) {
        assertThatThrownBy(() -> with.read(file, 224)).isInstanceOfSatisfying(UnreadablePictureException.class, e -> {
            assertThat(e.reason().key()).isEqualTo(key);
            assertThat(e.reason().english()).endsWith(".").doesNotContain("{");
        });
    }

    private static int[] pixel(RgbImage image, int x, int y) {
        return new int[] {image.value(x, y, 0), image.value(x, y, 1), image.value(x, y, 2)};
    }

    private static void assertQuarters(RgbImage image, int tolerance) {
        int right = image.width() - 3;
        int bottom = image.height() - 3;
        int[][] found = {
            pixel(image, 2, 2), pixel(image, right, 2), pixel(image, 2, bottom), pixel(image, right, bottom)
        };
        int[][] expected = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};
        for (int i = 0; i < 4; i++) {
            for (int c = 0; c < 3; c++) {
                assertThat(found[i][c])
                        .as("quarter %d channel %d of %s", i, c, Arrays.deepToString(found))
                        .isCloseTo(expected[i][c], within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"png, 0", "bmp, 0", "gif, 0", "tiff, 0", "jpg, 8"})
    void readsEachFormatWhateverTheFileIsCalled(String format, int tolerance) throws Exception {
        byte[] bytes = encoded(quarters(32, 24, BufferedImage.TYPE_INT_RGB), format);
        for (String name : new String[] {"a.jpg", "b.png", "c", "d.txt"}) {
            DecodedPicture picture = reader.read(file(name, bytes), 224);
            assertQuarters(picture.image(), tolerance);
            assertThat(picture.info().format()).isEqualTo(format.equals("jpg") ? "JPEG" : format.toUpperCase());
            assertThat(picture.info().gray()).isFalse();
        }
    }

    @Test
    void putsTransparentPartsOnWhite() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        image.setRGB(1, 0, 0x80000000);
        RgbImage read = read("a.png", encoded(image, "png"));
        assertThat(pixel(read, 0, 0)).containsExactly(255, 255, 255);
        assertThat(pixel(read, 1, 0)).containsExactly(127, 127, 127);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void keepsGrayLevelsAsTheyAre(String format) throws Exception {
        BufferedImage eight = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage sixteen = new BufferedImage(256, 1, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < 256; x++) {
            eight.getRaster().setSample(x, 0, 0, x);
            sixteen.getRaster().setSample(x, 0, 0, x * 257);
        }
        for (BufferedImage image : new BufferedImage[] {eight, sixteen}) {
            Path file = file("gray." + format, encoded(image, format));
            DecodedPicture picture = reader.read(file, PictureReader.FULL_SIZE);
            assertThat(picture.info().gray()).isTrue();
            for (int x = 0; x < 256; x++) {
                assertThat(pixel(picture.image(), x, 0)).containsExactly(x, x, x);
            }
        }
    }

    @Test
    void readsPalettes() throws Exception {
        byte[] reds = {0, (byte) 200};
        byte[] greens = {0, 100};
        byte[] blues = {0, 50};
        IndexColorModel palette = new IndexColorModel(1, 2, reds, greens, blues);
        BufferedImage image = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        image.getRaster().setSample(8, 0, 0, 1);
        RgbImage read = read("p.png", encoded(image, "png"));
        assertThat(pixel(read, 7, 0)).containsExactly(0, 0, 0);
        assertThat(pixel(read, 8, 0)).containsExactly(200, 100, 50);
    }

    /** A JPEG with an EXIF block in front of everything else, built by hand. */
    private static byte[] withExif(byte[] jpeg, int orientation, String taken) throws IOException {
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        tiff.write(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
        // First directory: orientation (a short), and where the camera's directory is (a long).
        tiff.write(new byte[] {0, 2});
        tiff.write(new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0});
        tiff.write(new byte[] {(byte) 0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38});
        tiff.write(new byte[] {0, 0, 0, 0});
        // Camera's directory at 38: the original time, 20 characters at 56.
        tiff.write(new byte[] {0, 1});
        tiff.write(new byte[] {(byte) 0x90, 0x03, 0, 2, 0, 0, 0, 20, 0, 0, 0, 56});
        tiff.write(new byte[] {0, 0, 0, 0});
        tiff.write((taken + "\0").getBytes(StandardCharsets.US_ASCII));
        int length = 2 + 6 + tiff.size();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        out.write(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        out.write(tiff.toByteArray());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** The picture as a camera stores it that is held so; written out from the EXIF standard's table. */
    private static BufferedImage stored(BufferedImage upright, int orientation) {
        int width = upright.getWidth();
        int height = upright.getHeight();
        boolean lying = orientation >= 5;
        BufferedImage stored =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int fromRight = width - 1 - x;
                int fromBottom = height - 1 - y;
                int[] columnAndRow =
                        switch (orientation) {
                            case 2 -> new int[] {fromRight, y};
                            case 3 -> new int[] {fromRight, fromBottom};
                            case 4 -> new int[] {x, fromBottom};
                            case 5 -> new int[] {y, x};
                            case 6 -> new int[] {y, fromRight};
                            case 7 -> new int[] {fromBottom, fromRight};
                            case 8 -> new int[] {fromBottom, x};
                            default -> new int[] {x, y};
                        };
                stored.setRGB(columnAndRow[0], columnAndRow[1], upright.getRGB(x, y));
            }
        }
        return stored;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsPicturesUprightAndTellsWhenTheyWereTaken(int orientation) throws Exception {
        BufferedImage upright = quarters(48, 32, BufferedImage.TYPE_INT_RGB);
        byte[] jpeg = encoded(stored(upright, orientation), "jpg");
        byte[] bytes = withExif(jpeg, orientation, "2024:05:31 12:34:56");
        DecodedPicture picture = reader.read(file("o.jpg", bytes), 224);
        assertThat(picture.image().width()).isEqualTo(48);
        assertThat(picture.info().width()).isEqualTo(48);
        assertThat(picture.info().height()).isEqualTo(32);
        assertThat(picture.info().taken()).contains(LocalDateTime.of(2024, 5, 31, 12, 34, 56));
        assertQuarters(picture.image(), 3);
    }

    @Test
    void readsThePictureWhereItsTagsAreNonsense() throws Exception {
        byte[] jpeg = encoded(quarters(48, 32, BufferedImage.TYPE_INT_RGB), "jpg");
        byte[] bytes = withExif(jpeg, 77, "0000:00:00 00:00:00");
        // The number of entries in the first directory now points far beyond the file.
        Arrays.fill(bytes, 20, 22, (byte) 0xFF);
        DecodedPicture picture = reader.read(file("o.jpg", bytes), 224);
        assertQuarters(picture.image(), 3);
        assertThat(picture.info().taken()).isEmpty();
    }

    private static BufferedImage photograph(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(5);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int level = (int) (128 + 80 * Math.sin(x / 37.0) * Math.cos(y / 23.0)) + random.nextInt(24);
                image.setRGB(x, y, new Color(level, 255 - level, (x + y) & 0xFF).getRGB());
            }
        }
        return image;
    }

    @Test
    void readsLargePicturesSmallerButNeverBelowTwiceWhatIsAsked() throws Exception {
        Path file = file("large.jpg", encoded(photograph(1300, 901), "jpg"));
        RgbImage whole = reader.read(file, PictureReader.FULL_SIZE).image();
        DecodedPicture small = reader.read(file, 100);
        assertThat(small.image().height()).isEqualTo(901 / 4);
        assertThat(small.image().width()).isEqualTo(1300 / 4);
        assertThat(small.info().width()).isEqualTo(1300);
        assertThat(small.info().height()).isEqualTo(901);
        double[] expected = AwkwardImagesTest.eightByEight(whole);
        double[] found = AwkwardImagesTest.eightByEight(small.image());
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(0.7));
        }
        assertThat(reader.read(file, 226).image().height()).isEqualTo(901);
        assertThat(reader.read(file, 225).image().height()).isEqualTo(450);
    }

    /** The order of the colours that a JPEG is decoded in is chosen here, and nothing else about it. */
    @Test
    void givesThePixelsOfAColourJpegThatTheRuntimeGives() throws Exception {
        byte[] jpeg = encoded(photograph(131, 77), "jpg");
        BufferedImage expected = ImageIO.read(new ByteArrayInputStream(jpeg));
        RgbImage found =
                reader.read(file("colour.jpg", jpeg), PictureReader.FULL_SIZE).image();
        for (int y = 0; y < 77; y++) {
            for (int x = 0; x < 131; x++) {
                Color colour = new Color(expected.getRGB(x, y));
                assertThat(pixel(found, x, y)).containsExactly(colour.getRed(), colour.getGreen(), colour.getBlue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR})
    void leavesPixelsOutOnlyOfVeryLargePictures(int type) throws Exception {
        assertThat(Shrink.of(4000, 3000, 224)).isEqualTo(new Shrink(1, 4000 / 6, 500));
        assertThat(Shrink.of(12_000, 9_000, 224)).isEqualTo(new Shrink(3, 600, 450));
        assertThat(Shrink.of(12_000, 9_000, PictureReader.FULL_SIZE)).isEqualTo(new Shrink(1, 12_000, 9_000));
        BufferedImage vast = new BufferedImage(6001, 4100, type);
        byte[] samples = ((DataBufferByte) vast.getRaster().getDataBuffer()).getData();
        int bands = vast.getRaster().getNumBands();
        for (int i = 0; i < samples.length; i++) {
            int x = i / bands % 6001;
            int y = i / bands / 6001;
            samples[i] = (byte) ((x * 100 / 6001) + (y * 150 / 4100));
        }
        RgbImage small =
                reader.read(file("vast.jpg", encoded(vast, "jpg")), 224).image();
        assertThat(small.width()).isEqualTo(6001 / 9);
        assertThat(small.height()).isEqualTo(4100 / 9);
        for (int i = 1; i < 8; i++) {
            int x = i * small.width() / 8;
            int y = i * small.height() / 8;
            assertThat(small.value(x, y, 0)).isCloseTo(i * 250 / 8, within(2));
        }
    }

    @ParameterizedTest
    @CsvSource({"jpg, data.readTruncated", "png, data.readTruncated", "gif, data.readTruncated"})
    void refusesWhatEndsTooEarly(String format, String key) throws IOException {
        byte[] whole = encoded(photograph(200, 150), format);
        refuses("half." + format, Arrays.copyOf(whole, whole.length / 2), key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "tiff"})
    void refusesUncompressedPicturesThatEndTooEarly(String format) throws IOException {
        byte[] whole = encoded(photograph(200, 150), format);
        refuses("half." + format, Arrays.copyOf(whole, whole.length / 2), "data.readDamaged");
    }

    @Test
    void refusesAProgressiveJpegWhosePassesAreMissing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(photograph(200, 150), null, null), how);
        } finally {
            writer.dispose();
        }
        byte[] whole = out.toByteArray();
        assertThat(JpegSegments.isProgressive(whole)).isTrue();
        refuses("half.jpg", Arrays.copyOf(whole, whole.length / 2), "data.readTruncated");
    }

    @Test
    void acceptsAJpegThatLacksOnlyItsEndMarker() throws Exception {
        byte[] whole = encoded(quarters(64, 64, BufferedImage.TYPE_INT_RGB), "jpg");
        assertQuarters(read("a.jpg", Arrays.copyOf(whole, whole.length - 2)), 3);
    }

    @Test
    void saysWhatEachKindOfFileIsAndWhatToDo() throws IOException {
        refuses("empty.jpg", new byte[0], "data.readEmpty");
        refuses("text.jpg", "just some words\n".getBytes(StandardCharsets.UTF_8), "data.readText");
        refuses("umlauts.jpg", "größer, ünïcode\n".getBytes(StandardCharsets.UTF_8), "data.readText");
        refuses("page.jpg", "<!DOCTYPE html><html>404".getBytes(StandardCharsets.UTF_8), "data.readWebPage");
        refuses("drawing.png", "<?xml version='1.0'?><svg/>".getBytes(StandardCharsets.UTF_8), "data.readSvg");
        refuses("a.jpg", latin("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"), "data.readHeic");
        refuses("b.jpg", latin("\0\0\0\u001Cftypmif1\0\0\0\0mif1avifmiaf"), "data.readAvif");
        refuses("c.jpg", latin("\0\0\0\u0018ftypavif\0\0\0\0mif1miaf"), "data.readAvif");
        refuses("d.cr3", latin("\0\0\0\u0018ftypcrx \0\0\0\1crx isom"), "data.readCameraRaw");
        refuses("e.jpg", latin("\0\0\0\u0018ftypisom\0\0\0\1isomavc1"), "data.readVideo");
        refuses("f.cr2", latin("II*\0\u0010\0\0\0CR\u0002\0\0\0\0\0"), "data.readCameraRaw");
        refuses("g.pdf", latin("%PDF-1.4 and so on"), "data.readPdf");
        refuses("h.zip", latin("PK\3\4 and so on"), "data.readArchive");
        refuses("i.psd", latin("8BPS\0\1 and so on"), "data.readOtherFormat");
        refuses("j.bin", new byte[] {1, 2, 3, 0, 0, 9, 9, 9, 9, 9, 9, 9}, "data.readUnknown");
        refuses("k.dcm", latin("\0".repeat(128) + "DICM and so on"), "data.readDicom");
    }

    @Test
    void takesNoThumbnailOfARawFileForThePicture() throws IOException {
        // Little-endian TIFF whose first directory is a thumbnail (0x00FE = 1) with the picture in a sub-directory.
        String directory = "\2\0" + "\u00FE\0\4\0\1\0\0\0\1\0\0\0" + "\u004A\1\4\0\1\0\0\0\0\1\0\0" + "\0\0\0\0";
        refuses("a.nef", latin("II*\0\10\0\0\0" + directory), "data.readCameraRaw");
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void saysWhyAFileCannotBeOpened() throws IOException {
        refuses(reader, folder.resolve("missing.jpg"), "data.readMissing");
        refuses(reader, Files.createDirectory(folder.resolve("folder.jpg")), "data.readNotAFile");
        PictureReader frugal = new ImageIoPictureReader(new ReadLimits(1000, 2 << 20, 1 << 20));
        refuses(frugal, file("large.jpg", new byte[3 << 20]), "data.readFileTooLarge");
    }

    @Test
    void saysThatAFileIsForbidden() throws IOException {
        Path secret = file("secret.jpg", latin("x"));
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no POSIX permissions here");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(secret), "this account may read everything");
        refuses(reader, secret, "data.readNoPermission");
    }

    /** A PNG header that claims a size, with nothing behind it worth that. */
    private static byte[] claiming(int width, int height) throws IOException {
        byte[] png = encoded(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png");
        for (int i = 0; i < 4; i++) {
            png[16 + i] = (byte) (width >>> (24 - 8 * i));
            png[20 + i] = (byte) (height >>> (24 - 8 * i));
        }
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        for (int i = 0; i < 4; i++) {
            png[29 + i] = (byte) (crc.getValue() >>> (24 - 8 * i));
        }
        return png;
    }

    @Test
    void spendsNoMemoryOnAPictureThatClaimsToBeHuge() throws IOException {
        refuses("bomb.png", claiming(65_000, 65_000), "data.readTooManyPixels");
        PictureReader frugal = new ImageIoPictureReader(new ReadLimits(200_000_000, 1 << 20, 20 << 20));
        refuses(frugal, file("large.png", claiming(12_000, 12_000)), "data.readNoMemory");
    }

    @Test
    void neverAnswersAnythingButAPictureOrASentenceForDamagedFiles() throws Exception {
        Random random = new Random(11);
        for (String format : new String[] {"png", "bmp", "gif", "tiff", "jpg"}) {
            byte[] whole = encoded(photograph(40, 30), format);
            for (int round = 0; round < 60; round++) {
                byte[] damaged = whole.clone();
                for (int i = 0; i < 1 + round / 10; i++) {
                    int reach = round % 2 == 0 ? Math.min(120, damaged.length) : damaged.length;
                    damaged[random.nextInt(reach)] = (byte) random.nextInt(256);
                }
                Path file = file("damaged." + format, damaged);
                try {
                    assertThat(reader.read(file, 224).image().width()).isPositive();
                } catch (UnreadablePictureException e) {
                    assertThat(e.reason().english()).isNotBlank();
                }
            }
        }
    }

    @Test
    void readsTheSameFromManyThreads() throws Exception {
        Path file = file("shared.jpg", encoded(photograph(300, 200), "jpg"));
        byte[] alone = reader.read(file, 224).image().rgb();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<byte[]> task = () -> reader.read(file, 224).image().rgb();
            for (Future<byte[]> result :
                    threads.invokeAll(IntStream.range(0, 24).mapToObj(i -> task).collect(Collectors.toList()))) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
