package graft.network.file;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import graft.network.WeightTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Turns tensors of ONNX into weights and back. */
final class ForeignTensors {

    /** Fewer values than this are constants of the calculation and stay where they are. */
    private static final int FEWEST_VALUES = 16;

    private ForeignTensors() {}

    /** Whether these are float32 weights, apart from the small constants of a graph. */
    static boolean isWeight(TensorProto tensor) {
        return tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE
                && tensor.getDimsCount() > 0
                && tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b) >= FEWEST_VALUES;
    }

    /** The values of a float32 tensor that {@link ForeignRules} let through. */
    static WeightTensor weight(String name, TensorProto tensor) {
        List<Integer> shape =
                tensor.getDimsList().stream().map(Math::toIntExact).toList();
        float[] values;
        if (tensor.hasRawData()) {
            values = new float[tensor.getRawData().size() / Float.BYTES];
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
        } else {
            values = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.getFloatData(i);
            }
        }
        return new WeightTensor(name, shape, values);
    }

    /** The same tensor without its values. */
    static TensorProto hollow(TensorProto tensor) {
        return TensorProto.newBuilder()
                .setName(tensor.getName())
                .setDataType(tensor.getDataType())
                .addAllDims(tensor.getDimsList())
                .build();
    }

    /** A hollow tensor with its values. */
    static TensorProto filled(TensorProto hollow, WeightTensor weight) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(weight.values().length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(weight.values());
        return hollow.toBuilder().setRawData(ByteString.copyFrom(bytes)).build();
    }
}
