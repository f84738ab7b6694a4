package graft.samples;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.Parallel;
import graft.data.RgbImage;
import graft.samples.paint.Jpeg;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Many pictures of a set on one, a few rows for each folder, to be looked at. */
public final class ContactSheet {

    private static final int GAP = 4;
    private static final double QUALITY = 0.9;

    private final int columns;
    private final int rowsPerClass;
    private final int threads;

    public ContactSheet(int columns, int rowsPerClass, int threads) {
        this.columns = columns;
        this.rowsPerClass = rowsPerClass;
        this.threads = threads;
    }

    /** A JPEG file with pictures of the set. Files that cannot be read, as some sets hold on purpose, stay empty. */
    public byte[] of(SampleSet set, long seed, Progress progress, CancellationToken cancellation) {
        List<SampleFile> chosen = choose(set.files().apply(seed));
        List<@Nullable BufferedImage> pictures = new ArrayList<>();
        chosen.forEach(file -> pictures.add(null));
        new Parallel(threads, "samples")
                .forEach(
                        chosen.size(),
                        i -> {
                            BufferedImage picture = read(chosen.get(i).content().get());
                            synchronized (pictures) {
                                pictures.set(i, picture);
                            }
                        },
                        progress,
                        cancellation);
        return Jpeg.encode(arrange(pictures), QUALITY);
    }

    /** The first pictures of each folder, in whole rows. */
    private List<SampleFile> choose(List<SampleFile> files) {
        Map<String, List<SampleFile>> folders = new LinkedHashMap<>();
        for (SampleFile file : files) {
            int slash = file.path().lastIndexOf('/');
            if (slash > 0 && file.path().endsWith(".jpg")) {
                folders.computeIfAbsent(file.path().substring(0, slash), f -> new ArrayList<>())
                        .add(file);
            }
        }
        List<SampleFile> chosen = new ArrayList<>();
        for (List<SampleFile> folder : folders.values()) {
            int take = Math.min(folder.size() / columns * columns, columns * rowsPerClass);
            chosen.addAll(folder.subList(0, take));
        }
        return chosen;
    }

    private static @Nullable BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            return null;
        }
    }

    private RgbImage arrange(List<@Nullable BufferedImage> pictures) {
        int side = GAP;
        for (BufferedImage picture : pictures) {
            side = picture == null ? side : Math.max(side, picture.getWidth() + GAP);
        }
        int rows = Math.max(1, (pictures.size() + columns - 1) / columns);
        byte[] rgb = new byte[columns * side * rows * side * 3];
        for (int i = 0; i < pictures.size(); i++) {
            BufferedImage picture = pictures.get(i);
            if (picture != null) {
                copy(picture, rgb, columns * side, i % columns * side, i / columns * side);
            }
        }
        return new RgbImage(columns * side, rows * side, rgb);
    }

    private static void copy(BufferedImage picture, byte[] rgb, int width, int left, int top) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int value = picture.getRGB(x, y);
                int at = ((top + y) * width + left + x) * 3;
                rgb[at] = (byte) (value >> 16);
                rgb[at + 1] = (byte) (value >> 8);
                rgb[at + 2] = (byte) value;
            }
        }
    }
}
