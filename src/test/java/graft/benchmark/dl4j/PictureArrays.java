package graft.benchmark.dl4j;

import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.data.decode.ImageIoPictureReader;
import graft.network.InputSpec;
import graft.network.Preprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The pictures of class folders as one array [N, 3, H, W], preprocessed, with their classes [N, C]. */
final class PictureArrays {

    private PictureArrays() {}

    /**
     * Reads all pictures below a folder whose sub-folders are the classes.
     *
     * @throws IOException if the folder cannot be listed
     * @throws UnreadablePictureException if one cannot be read
     */
    static DataSet read(Path folder, InputSpec input) throws IOException, UnreadablePictureException {
        List<Path> classes = children(folder);
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Path each : classes) {
            for (Path file : children(each)) {
                files.add(file);
                labels.add(classes.indexOf(each));
            }
        }
        PictureReader reader = new ImageIoPictureReader();
        Fit fit = new Fit.Stretch();
        int size = input.height() * input.width();
        float[] values = new float[files.size() * 3 * size];
        for (int i = 0; i < files.size(); i++) {
            RgbImage decoded = reader.read(files.get(i), fit.shortSide(input.height(), input.width()))
                    .image();
            RgbImage image = Resizer.fit(decoded, fit, input.height(), input.width());
            copy(image, input.preprocessing(), values, i * 3 * size);
        }
        INDArray targets = Nd4j.zeros(files.size(), classes.size());
        for (int i = 0; i < labels.size(); i++) {
            targets.putScalar(i, labels.get(i), 1);
        }
        return new DataSet(
                Nd4j.createFromArray(values).reshape(files.size(), 3, input.height(), input.width()), targets);
    }

    private static void copy(RgbImage image, Preprocessing preprocessing, float[] to, int offset) {
        boolean reversed = preprocessing.order() == Preprocessing.ChannelOrder.BGR;
        int at = offset;
        for (int c = 0; c < 3; c++) {
            float mean = preprocessing.mean().get(c);
            float divisor = preprocessing.divisor().get(c);
            for (int i = reversed ? 2 - c : c; i < image.rgb().length; i += 3) {
                to[at++] = ((image.rgb()[i] & 0xFF) - mean) / divisor;
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
