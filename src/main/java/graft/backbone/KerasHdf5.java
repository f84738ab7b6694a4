package graft.backbone;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.message.DataLayout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The layers of a Keras HDF5 file, in the order Keras wrote them: attribute {@code layer_names} of the root or of the
 * group {@code model_weights}, then the attribute {@code weight_names} of each layer's group; where one is too long for
 * a header it is split into {@code layer_names0}, {@code layer_names1}, and so on.
 *
 * <p>The file is not trusted. It is looked at through a read-only mapping, so that a claimed length beyond its end is an
 * error and never an allocation; nothing is followed but the paths it lists, no link is, and only values stored in one
 * piece are read.
 */
final class KerasHdf5 implements AutoCloseable {

    private static final String WEIGHTS_GROUP = "model_weights";
    private static final int MOST_NAMES = 20_000;
    private static final int LONGEST_NAME = 300;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_DIMENSIONS = 8;

    private final HdfFile file;
    private final long length;
    private final List<KerasLayer> layers;

    private KerasHdf5(HdfFile file, long length) {
        this.file = file;
        this.length = length;
        this.layers = KerasLayer.group(guarded(this::tensors));
    }

    /**
     * Opens a file and reads its names and shapes; values are read when a tensor is asked for them, until it is closed.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it is damaged or holds no Keras weights
     * @throws IOException if it cannot be read at all
     */
    static KerasHdf5 open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long length = channel.size();
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, length);
            return new KerasHdf5(guarded(() -> HdfFile.fromByteBuffer(bytes)), length);
        }
    }

    /** The layers that have weights. */
    List<KerasLayer> layers() {
        return layers;
    }

    @Override
    public void close() {
        file.close();
    }

    private List<KerasTensor> tensors() {
        Group root = file;
        if (names(root, "layer_names").isEmpty() && root.getChildren().get(WEIGHTS_GROUP) instanceof Group group) {
            root = group;
        }
        List<String> layerNames = names(root, "layer_names").orElseThrow(() -> fault("weights.kerasNoLayers", ""));
        List<KerasTensor> tensors = new ArrayList<>();
        for (String layerName : layerNames) {
            if (!(at(root, layerName) instanceof Group layer)) {
                throw fault("weights.kerasMissing", layerName);
            }
            for (String name : names(layer, "weight_names").orElse(List.of())) {
                if (!(at(layer, name) instanceof Dataset dataset)) {
                    throw fault("weights.kerasMissing", name);
                }
                tensors.add(tensor(layerName, name, dataset));
                if (tensors.size() > MOST_NAMES) {
                    throw damaged("more than " + MOST_NAMES + " tensors", null);
                }
            }
        }
        return tensors;
    }

    private static Node at(Group from, String path) {
        Node node = from;
        for (String part : path.split("/")) {
            Node child = node instanceof Group group ? group.getChildren().get(part) : null;
            if (child == null) {
                throw fault("weights.kerasMissing", path);
            }
            if (child.isLink()) {
                throw fault("weights.kerasLink", path);
            }
            node = child;
        }
        return node;
    }

    private Optional<List<String>> names(Node node, String attribute) {
        Attribute whole = node.getAttributes().get(attribute);
        if (whole != null) {
            return Optional.of(strings(whole));
        }
        List<String> all = new ArrayList<>();
        for (int part = 0; part < MOST_PARTS; part++) {
            Attribute next = node.getAttributes().get(attribute + part);
            if (next == null) {
                return part == 0 ? Optional.empty() : Optional.of(all);
            }
            all.addAll(strings(next));
        }
        throw damaged(attribute + " comes in more than " + MOST_PARTS + " parts", null);
    }

    private List<String> strings(Attribute attribute) {
        if (attribute.isEmpty() || attribute.getSize() == 0) {
            return List.of();
        }
        if (attribute.getSize() > MOST_NAMES
                || attribute.getSizeInBytes() > length
                || attribute.getDimensions().length > 1) {
            throw damaged("attribute " + attribute.getName() + " claims " + attribute.getSize() + " names", null);
        }
        Object data = attribute.getData();
        if (data instanceof String one) {
            return printable(List.of(one));
        }
        if (data instanceof String[] many) {
            return printable(List.of(many));
        }
        // Keras writes the names of a layer without weights as an empty array of numbers; a full one is no list of
        // names.
        throw damaged("attribute " + attribute.getName() + " holds no names", null);
    }

    /** Names end up in sentences and logs. */
    private static List<String> printable(List<String> names) {
        for (String name : names) {
            if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw damaged("a name that is too long or not printable", null);
            }
        }
        return names;
    }

    private KerasTensor tensor(String layer, String name, Dataset dataset) {
        int[] dimensions = dataset.getDimensions();
        if (dimensions.length > MOST_DIMENSIONS || Arrays.stream(dimensions).anyMatch(d -> d < 1)) {
            throw damaged(name + " has the shape " + Arrays.toString(dimensions), null);
        }
        // "layer/name" would name a tensor twice where Keras repeats the layer's name; the name alone may not be unique
        // (conv1_3 of one layer and of another), so that layers are told apart by both.
        String path = name.startsWith(layer + "/") ? name : layer + "/" + name;
        List<Integer> shape = Arrays.stream(dimensions).boxed().toList();
        return KerasTensor.of(path, shape, () -> guarded(() -> values(path, dataset)));
    }

    private float[] values(String name, Dataset dataset) {
        if (dataset.getDataLayout() == DataLayout.CHUNKED
                || !dataset.getFilters().isEmpty()) {
            throw fault("weights.kerasCompressed", name);
        }
        Class<?> type = dataset.getJavaType();
        if (type != float.class && type != double.class) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.type", name, type.getSimpleName()));
        }
        if (dataset.getSizeInBytes() > length) {
            throw damaged(name + " claims " + dataset.getSizeInBytes() + " bytes", null);
        }
        Object data = dataset.getDataFlat();
        float[] values = data instanceof float[] floats ? floats : narrowed((double[]) data);
        if (values.length != dataset.getSize()) {
            throw damaged(name + " has " + values.length + " values", null);
        }
        return values;
    }

    private static float[] narrowed(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    /**
     * Runs what reads the file. The library answers a damaged file with whatever exception comes first, and one that
     * points at itself with an overflowing stack; for the person it is all the same.
     */
    private static <T> T guarded(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (GraftException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw damaged(e.toString(), e);
        }
    }

    private static GraftException fault(String key, String name) {
        return new GraftException(ErrorCode.WEIGHTS, Message.of(key, name));
    }

    private static GraftException damaged(String detail, @org.jspecify.annotations.Nullable Throwable cause) {
        return new GraftException(ErrorCode.WEIGHTS, Message.of("weights.damaged", "Keras HDF5"), detail, cause);
    }
}
