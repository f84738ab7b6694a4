package graft.samples;

import graft.data.RgbImage;
import graft.samples.paint.Camera;
import graft.samples.paint.Dice;
import graft.samples.paint.Jpeg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Paints and photographs the pictures of a set.
 *
 * @param side of a picture in pixels
 * @param quality of the JPEG files, 0..1
 */
record Studio(int side, double quality) {

    /** Pictures of one class in a folder, {@code NAME/NAME-001.jpg} and so on. */
    List<SampleFile> classOf(String name, Motif motif, int pictures, long... key) {
        List<SampleFile> files = new ArrayList<>();
        for (int i = 1; i <= pictures; i++) {
            long[] own = java.util.Arrays.copyOf(key, key.length + 1);
            own[key.length] = i;
            files.add(new SampleFile(numbered(name, name, i), () -> Jpeg.encode(photograph(motif, own), quality)));
        }
        return files;
    }

    /** One picture; the same key gives the same picture. */
    RgbImage photograph(Motif motif, long... key) {
        Dice dice = new Dice(key);
        var painting = motif.paint(side * Camera.OVERSAMPLING, dice);
        return Camera.ordinary(dice).take(painting, dice);
    }

    static String numbered(String folder, String name, int number) {
        return String.format(Locale.ROOT, "%s/%s-%03d.jpg", folder, name, number);
    }
}
