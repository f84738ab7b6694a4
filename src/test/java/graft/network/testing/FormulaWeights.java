package graft.network.testing;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.KerasLayer;
import graft.backbone.KerasTensor;
import graft.backbone.KerasWeights;
import graft.backbone.family.Architecture;
import graft.common.Json;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/**
 * Weights and pictures made by a formula, with the answers an independent implementation gives for them, from a
 * {@code *.random.json} of the reference answers. The numbers are only trusted after they were compared with those the
 * file states.
 */
public final class FormulaWeights {

    private static final int COARSE_ROW = 64;
    private static final int COARSE_CELL = 16;
    private static final double TWO_TO_32 = 4294967296.0;

    private final JsonNode oracle;

    private FormulaWeights(JsonNode oracle) {
        this.oracle = oracle;
    }

    /** The reference of this name among the test resources, for instance {@code mobilenet_v2}. */
    public static FormulaWeights load(String name) {
        String resource = "/oracle/" + name + ".random.json.gz";
        try (InputStream in = FormulaWeights.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + resource);
            }
            return new FormulaWeights(
                    Json.tree(new String(new GZIPInputStream(in).readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** What the file states about input sizes and their answers. */
    public List<JsonNode> inputs() {
        return children(oracle.get("inputs"));
    }

    /** The nodes whose outputs the file states, the same at every size, as they are called here. */
    public List<String> places() {
        return children(inputs().get(0).get("stages")).stream()
                .map(stage -> PublishedNetworks.node(stage.get("after").asText()))
                .toList();
    }

    /** The number of values the network has before folding. */
    public long parameters() {
        return oracle.get("parameters").asLong();
    }

    /** The weights in the layers and the order of a Keras file. */
    public List<KerasLayer> layers() {
        List<KerasTensor> tensors = new ArrayList<>();
        for (JsonNode weight : children(oracle.get("weights"))) {
            List<Integer> shape =
                    children(weight.get("shape")).stream().map(JsonNode::asInt).toList();
            tensors.add(KerasTensor.of(weight.get("name").asText(), shape, () -> values(weight, shape)));
        }
        return KerasLayer.group(tensors);
    }

    /** The weights in the places of an architecture, with batch normalisation folded. */
    public BatchNormFolding.Folded folded(Architecture architecture) {
        return KerasWeights.assign(architecture, layers());
    }

    /**
     * Weights by the same rules for any network, under the names they have here.
     *
     * @param gain so that the values keep their size from stage to stage
     */
    public static Weights of(NetworkDescription network, double gain) {
        return Weights.of(network.weights().stream()
                .map(spec -> new WeightTensor(spec, values(spec, gain)))
                .toList());
    }

    private static float[] values(WeightSpec spec, double gain) {
        boolean kernel = spec.shape().size() > 1;
        boolean scale = spec.name().endsWith(".running_var") || spec.name().endsWith(".weight");
        double reach = kernel ? gain * Math.sqrt(3.0 * spec.shape().get(0) / spec.size()) : 0;
        int seed = seed(spec.name());
        float[] values = new float[(int) spec.size()];
        for (int i = 0; i < values.length; i++) {
            double u = uniform(seed, i);
            double vector = scale ? 0.8 + 0.4 * u : (u - 0.5) * 0.2;
            values[i] = (float) (kernel ? (2 * u - 1) * reach : vector);
        }
        return values;
    }

    private static float[] values(JsonNode weight, List<Integer> shape) {
        int size = shape.stream().reduce(1, Math::multiplyExact);
        String name = weight.get("name").asText();
        int seed = seed(name);
        float[] values = new float[size];
        Rule rule = rule(weight);
        for (int i = 0; i < size; i++) {
            values[i] = (float) rule.value(i, uniform(seed, i));
        }
        for (int i = 0; i < weight.get("first3").size(); i++) {
            check(name + "[" + i + "]", values[i], weight.get("first3").get(i));
        }
        check(name + " last", values[size - 1], weight.get("last"));
        return values;
    }

    private static void check(String what, float made, JsonNode stated) {
        if (made != (float) stated.asDouble()) {
            throw new AssertionError(what + " is " + made + ", not " + stated);
        }
    }

    /** The value at a place, from the number of the sequence that belongs to it. */
    @FunctionalInterface
    private interface Rule {
        double value(int i, double u);
    }

    private static Rule rule(JsonNode weight) {
        switch (weight.get("rule").asText()) {
            case "kernel" -> {
                double reach = weight.get("gain").asDouble()
                        * Math.sqrt(3.0 / weight.get("fan_in").asInt());
                return (i, u) -> (2 * u - 1) * reach;
            }
            case "shift" -> {
                return (i, u) -> (u - 0.5) * 0.2;
            }
            case "scale" -> {
                return (i, u) -> 0.8 + 0.4 * u;
            }
            case "constant" -> {
                JsonNode value = weight.get("value");
                return (i, u) -> (value.isArray() ? value.get(i) : value).asDouble();
            }
            default -> throw new IllegalArgumentException("rule of " + weight);
        }
    }

    /**
     * The picture of this size.
     *
     * @return [1, height, width, 3], RGB, whole numbers 0..255
     */
    public static float[] picture(int height, int width) {
        int coarseSeed = seed("picture/coarse");
        int fineSeed = seed("picture/fine");
        float[] picture = new float[height * width * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int cell = (y / COARSE_CELL * COARSE_ROW + x / COARSE_CELL) * 3 + c;
                    int place = (y * width + x) * 3 + c;
                    int coarse = (int) Math.floor(256 * uniform(coarseSeed, cell));
                    int fine = (int) Math.floor(256 * uniform(fineSeed, place));
                    picture[place] = (3 * coarse + fine) / 4;
                }
            }
        }
        return picture;
    }

    /** The picture of an entry of {@link #inputs()}, compared with what is stated about it. */
    public static float[] picture(JsonNode input) {
        float[] picture =
                picture(input.get("height").asInt(), input.get("width").asInt());
        for (int i = 0; i < input.get("first6").size(); i++) {
            check("picture[" + i + "]", picture[i], input.get("first6").get(i));
        }
        double sum =
                IntStream.range(0, picture.length).mapToDouble(i -> picture[i]).sum();
        if (sum != input.get("sum").asDouble()) {
            throw new AssertionError("the picture sums to " + sum + ", not " + input.get("sum"));
        }
        return picture;
    }

    /** Where the sequence of a name starts. */
    public static int seed(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    /** The i-th number of the sequence, 0 to below 1. */
    public static double uniform(int seed, int i) {
        int z = seed + i * 0x9E3779B9;
        z = (z ^ (z >>> 16)) * 0x85EBCA6B;
        z = (z ^ (z >>> 13)) * 0xC2B2AE35;
        z ^= z >>> 16;
        return Integer.toUnsignedLong(z) / TWO_TO_32;
    }

    private static List<JsonNode> children(JsonNode array) {
        List<JsonNode> children = new ArrayList<>();
        array.forEach(children::add);
        return children;
    }
}
