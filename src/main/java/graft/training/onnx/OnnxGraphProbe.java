package graft.training.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import graft.backbone.GraphProbe;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a graph once through ONNX Runtime on gray pictures, and tells the shapes of what it answers. */
public final class OnnxGraphProbe implements GraphProbe {

    /** In the middle of whatever range of values is wanted, so that nothing overflows. */
    private static final float GRAY = 0.5f;

    @Override
    public Outcome run(byte[] model, String input, List<Long> shape, List<String> values) {
        // One per process and never closed: so ONNX Runtime wants it.
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // The values asked for are in the middle, where improving a graph would remove them.
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
            try (OrtSession session = environment.createSession(model, options);
                    OnnxTensor picture = gray(environment, shape)) {
                long began = System.nanoTime();
                try (OrtSession.Result result = session.run(Map.of(input, picture), Set.copyOf(values))) {
                    double seconds = (System.nanoTime() - began) / 1e9;
                    return new Outcome(shapes(result), seconds);
                }
            }
        } catch (OrtException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("network.foreignNotRun"), e);
        }
    }

    private static OnnxTensor gray(OrtEnvironment environment, List<Long> shape) throws OrtException {
        long size = shape.stream().reduce(1L, Math::multiplyExact);
        float[] values = new float[Math.toIntExact(size)];
        Arrays.fill(values, GRAY);
        ByteBuffer buffer = ByteBuffer.allocateDirect(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.nativeOrder());
        buffer.asFloatBuffer().put(values);
        return OnnxTensor.createTensor(
                environment,
                buffer.asFloatBuffer(),
                shape.stream().mapToLong(Long::longValue).toArray());
    }

    private static Map<String, List<Long>> shapes(OrtSession.Result result) {
        Map<String, List<Long>> shapes = new HashMap<>();
        for (Map.Entry<String, OnnxValue> entry : result) {
            if (entry.getValue() instanceof OnnxTensor tensor && tensor.getInfo().type == OnnxJavaType.FLOAT) {
                shapes.put(
                        entry.getKey(),
                        Arrays.stream(tensor.getInfo().getShape()).boxed().toList());
            }
        }
        return shapes;
    }
}
