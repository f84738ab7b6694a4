package graft.network.file;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ONNX file of another program, read and checked but not run. It holds the whole file in memory, so it belongs into a
 * worker; to learn only what a file says of itself, {@link OnnxFile} takes less.
 */
public final class ForeignOnnx {

    private static final long LARGEST = 1_000_000_000;
    private static final int DEEPEST_NESTING = 32;

    private final String shown;
    private final ModelProto model;
    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final ForeignInput input;

    private ForeignOnnx(String shown, ModelProto model) {
        this.shown = shown;
        this.model = model;
        GraphProto graph = model.getGraph();
        graph.getInitializerList().forEach(t -> constants.put(t.getName(), t));
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().stream().filter(o -> !o.isEmpty()).forEach(o -> produced(o, node));
            if (node.getOpType().equals("Constant") && node.getOutputCount() == 1 && node.getAttributeCount() == 1) {
                constants.put(node.getOutput(0), node.getAttribute(0).getT());
            }
        }
        this.input = new ForeignInputs(this).only();
    }

    private void produced(String value, NodeProto node) {
        if (producers.put(value, node) != null) {
            throw refused("network.onnxDamaged");
        }
    }

    /**
     * Reads a file whole.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} and one sentence: it is no ONNX file, damaged, too large, keeps
     *     weights in other files, has operators of its own, loops or branches, is of too old a version, or takes anything
     *     but pictures
     * @throws IOException if it cannot be read at all
     */
    public static ForeignOnnx read(Path file) throws IOException {
        String shown = String.valueOf(file.getFileName());
        if (Files.size(file) > LARGEST) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("network.onnxTooLarge", shown, LARGEST / 1_000_000));
        }
        try {
            return of(Files.readAllBytes(file), shown);
        } catch (OutOfMemoryError e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("network.foreignMemory", shown), e);
        }
    }

    /**
     * The same from memory.
     *
     * @param bytes handed over; nobody writes to it
     * @param shown what to call it in sentences
     */
    public static ForeignOnnx of(byte[] bytes, String shown) {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        in.enableAliasing(true);
        in.setRecursionLimit(DEEPEST_NESTING);
        ModelProto model;
        try {
            // What this version of the format does not know is neither checked nor carried on.
            model = DiscardUnknownFieldsParser.wrap(ModelProto.parser()).parseFrom(in);
        } catch (InvalidProtocolBufferException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("network.onnxDamaged", shown), e);
        }
        ForeignRules.check(model, (reason, detail) -> refusal(shown, reason, detail));
        return new ForeignOnnx(shown, model);
    }

    private static GraftException refusal(String shown, ForeignRules.Reason reason, String detail) {
        Message sentence =
                switch (reason) {
                    case CUSTOM -> Message.of("network.foreignCustom", shown, detail);
                    case EXTERNAL -> Message.of("network.onnxExternal", shown);
                    case CONTROL -> Message.of("network.foreignControl", shown, detail);
                    case OLD -> Message.of("network.foreignOld", shown, detail, ForeignRules.OLDEST_OPSET);
                    case DAMAGED -> Message.of("network.onnxDamaged", shown);
                };
        return new GraftException(ErrorCode.WEIGHTS, sentence, detail, null);
    }

    /** The pictures it takes. */
    public ForeignInput input() {
        return input;
    }

    /** The program that wrote it, as it says itself; may be empty. */
    public String producer() {
        return model.getProducerName();
    }

    /** The names of what it answers, in order. */
    public List<String> outputs() {
        return model.getGraph().getOutputList().stream()
                .map(ValueInfoProto::getName)
                .toList();
    }

    /** Whether something in the graph is called so and computed from the picture. */
    public boolean computes(String value) {
        return producers.containsKey(value) && !constants.containsKey(value);
    }

    /** Where in the graph features may be found, for each output the likeliest first. */
    public List<ForeignPlace> places() {
        return new ForeignPlaces(this).all();
    }

    /** The preprocessing that the graph does itself, as far as its first operations show. */
    public Optional<ForeignScale> scale() {
        return new ForeignInputs(this).scale();
    }

    /**
     * The same graph with other outputs, to find out what is in its middle.
     *
     * @param values names of values that are computed
     */
    public byte[] answering(List<String> values) {
        GraphProto.Builder graph = model.getGraph().toBuilder().clearOutput().clearValueInfo();
        values.forEach(v -> graph.addOutput(ValueInfoProto.newBuilder().setName(v)));
        return model.toBuilder().setGraph(graph).build().toByteArray();
    }

    /**
     * Whether a map lies as [N, h, w, C]: told by what reads and what wrote it, and where neither says, by its lengths.
     *
     * @param shape of four axes
     */
    public boolean isChannelsLast(String map, List<Long> shape) {
        ForeignPlaces places = new ForeignPlaces(this);
        if (places.isReadChannelsLast(map)) {
            return true;
        }
        boolean turned = producer(map)
                .filter(n -> n.getOpType().equals("Transpose") && n.getAttributeCount() == 1)
                .filter(n -> n.getAttribute(0).getIntsList().equals(List.of(0L, 2L, 3L, 1L)))
                .isPresent();
        return turned || (shape.get(1).equals(shape.get(2)) && !shape.get(2).equals(shape.get(3)));
    }

    /** What to call the file in sentences. */
    public String shown() {
        return shown;
    }

    ModelProto model() {
        return model;
    }

    Optional<NodeProto> producer(String value) {
        return Optional.ofNullable(producers.get(value));
    }

    Optional<TensorProto> constant(String value) {
        return Optional.ofNullable(constants.get(value));
    }

    /** The nodes that this value is computed with, in the order of the file. */
    List<NodeProto> above(String value) {
        Set<NodeProto> needed = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        Set<String> wanted = new LinkedHashSet<>(List.of(value));
        java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            NodeProto node = producers.get(open.pop());
            if (node != null && needed.add(node)) {
                node.getInputList().stream().filter(wanted::add).forEach(open::push);
            }
        }
        return model.getGraph().getNodeList().stream().filter(needed::contains).toList();
    }

    GraftException refused(String key, Object... details) {
        Object[] arguments = new Object[details.length + 1];
        arguments[0] = shown;
        System.arraycopy(details, 0, arguments, 1, details.length);
        return new GraftException(ErrorCode.WEIGHTS, Message.of(key, arguments));
    }
}
