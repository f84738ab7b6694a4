package graft.model;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Resizer;
import graft.network.file.OnnxWriter;
import graft.network.file.PlainOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model file, read and checked but not yet run.
 *
 * @param bytes the file, handed over; nobody writes to it
 * @param metadata what it says of itself
 * @param activation rows and columns of the output {@code class_activation}, or nothing where it has none
 * @param features the length of the output {@code features}, 0 where it has none
 * @param batch how many pictures it takes at a time, 0 for any number; fixed only where the graph of another program is
 */
public record ModelFile(byte[] bytes, ModelMetadata metadata, List<Integer> activation, int features, int batch) {

    /** The largest file that is opened; VGG19, the largest network known here, comes to 0.6 GB. */
    public static final long LARGEST_BYTES = 1_000_000_000;

    /** The operators that Graft writes, or might for an architecture to come; none of them loops or reads files. */
    private static final Set<String> OPERATORS = Set.of(
            "Add",
            "AveragePool",
            "BatchNormalization",
            "Clip",
            "Concat",
            "Conv",
            "Div",
            "Flatten",
            "Gather",
            "Gemm",
            "GlobalAveragePool",
            "HardSigmoid",
            "HardSwish",
            "Identity",
            "MaxPool",
            "Mul",
            "Pad",
            "Relu",
            "Reshape",
            "Sigmoid",
            "Softmax",
            "Sub",
            "Sum",
            "Transpose");

    private static final int OLDEST_OPSET = 17;
    private static final int LARGEST_BATCH = 256;
    private static final int MOST_CELLS = 4096;
    /** The widest known here, VGG's, has 4096. */
    private static final int MOST_FEATURES = 1 << 16;

    /** Copies the shape. */
    public ModelFile {
        activation = List.copyOf(activation);
    }

    /**
     * Reads a model file, or the one inside a bundle, whatever its name ends with.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if there is none, it is damaged, cut off, too large, of another
     *     kind, or holds anything but a plain network; with {@link ErrorCode#DEVICE} if it does not fit into memory
     */
    public static ModelFile read(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.tooLarge", name(file)));
            }
            // What is called a bundle and is none is told as a bundle that is broken.
            boolean bundle = ModelBundle.isBundle(file) || name(file).endsWith(ModelBundle.SUFFIX);
            return of(bundle ? ModelBundle.modelBytes(file) : Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.missing", name(file)), e);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.unreadable", name(file)), e);
        } catch (OutOfMemoryError e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("model.noMemory"), e);
        }
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /** The same from memory. */
    public static ModelFile of(byte[] bytes) {
        PlainOnnx summary = PlainOnnx.of(bytes);
        ModelMetadata metadata = MetadataTexts.read(summary.metadata());
        if (!metadata.resize().equals(Resizer.VERSION)) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.newer", metadata.graftVersion()));
        }
        Set<String> unknown = new TreeSet<>(summary.operators());
        unknown.removeAll(OPERATORS);
        // What Graft puts around the graph of another program is in that graph's version.
        if (!unknown.isEmpty() || (summary.opset() < OLDEST_OPSET && !summary.foreign())) {
            throw damaged("opset " + summary.opset() + ", operators " + unknown);
        }
        long batch = batch(summary);
        List<Long> image = List.of(batch, (long) metadata.height(), (long) metadata.width(), 3L);
        if (!summary.inputs().equals(Map.of(OnnxWriter.IMAGE, image))) {
            throw damaged("inputs " + summary.inputs());
        }
        long classes = metadata.labels().size();
        if (!List.of(batch, classes).equals(summary.outputs().get(OnnxWriter.PROBABILITIES))) {
            throw damaged("outputs " + summary.outputs());
        }
        return new ModelFile(
                bytes,
                metadata,
                activation(summary, batch, classes),
                features(summary, batch),
                Math.toIntExact(Math.max(0, batch)));
    }

    private static long batch(PlainOnnx summary) {
        long first = summary.inputs().values().stream()
                .flatMap(shape -> shape.stream().limit(1))
                .findFirst()
                .orElse(PlainOnnx.FREE);
        return summary.foreign() && first >= 1 && first <= LARGEST_BATCH ? first : PlainOnnx.FREE;
    }

    private static List<Integer> activation(PlainOnnx summary, long batch, long classes) {
        List<Long> shape = summary.outputs().get(OnnxWriter.CLASS_ACTIVATION);
        if (shape == null) {
            return List.of();
        }
        boolean map = shape.size() == 4
                && shape.get(0) == batch
                && shape.get(1) == classes
                && shape.stream().skip(2).allMatch(cells -> cells >= 1 && cells <= MOST_CELLS);
        if (!map) {
            throw damaged("class activation " + shape);
        }
        return List.of(shape.get(2).intValue(), shape.get(3).intValue());
    }

    private static int features(PlainOnnx summary, long batch) {
        List<Long> shape = summary.outputs().get(OnnxWriter.FEATURES);
        if (shape == null) {
            return 0;
        }
        if (shape.size() != 2 || shape.get(0) != batch || shape.get(1) < 1 || shape.get(1) > MOST_FEATURES) {
            throw damaged("features " + shape);
        }
        return shape.get(1).intValue();
    }

    private static GraftException damaged(String detail) {
        return new GraftException(ErrorCode.WEIGHTS, Message.of("model.damaged"), detail, null);
    }

    /** Whether it can say which places speak for a class. */
    public boolean explains() {
        return !activation.isEmpty();
    }
}
