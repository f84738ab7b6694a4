package graft.training.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import graft.network.FeatureShape;
import graft.network.file.OnnxWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The memory outside the Java heap for a batch of pictures and its answers; ONNX Runtime reads and writes it in place. */
final class TrunkBatch implements AutoCloseable {

    private final int count;
    private final FloatBuffer input;
    private final OnnxTensor inputTensor;
    private final List<FloatBuffer> outputs = new ArrayList<>();
    private final Map<String, OnnxTensor> outputTensors = new LinkedHashMap<>();

    private TrunkBatch(OrtEnvironment environment, FeatureShape picture, int count) throws OrtException {
        this.count = count;
        this.input = direct(picture.size() * count);
        long[] shape = {count, picture.height(), picture.width(), picture.channels()};
        this.inputTensor = OnnxTensor.createTensor(environment, input, shape);
    }

    /**
     * Takes the memory.
     *
     * @param picture [3, H, W]
     * @param names of the outputs
     * @param shapes of one picture's answer at each output
     * @param count how many pictures
     */
    static TrunkBatch allocate(
            OrtEnvironment environment, FeatureShape picture, List<String> names, List<FeatureShape> shapes, int count)
            throws OrtException {
        TrunkBatch batch = new TrunkBatch(environment, picture, count);
        try {
            for (int i = 0; i < names.size(); i++) {
                batch.addOutput(environment, names.get(i), shapes.get(i));
            }
            return batch;
        } catch (OrtException | RuntimeException e) {
            batch.close();
            throw e;
        }
    }

    private void addOutput(OrtEnvironment environment, String name, FeatureShape shape) throws OrtException {
        FloatBuffer buffer = direct(shape.size() * count);
        long[] dimensions = shape.spatial()
                ? new long[] {count, shape.channels(), shape.height(), shape.width()}
                : new long[] {count, shape.channels()};
        outputTensors.put(name, OnnxTensor.createTensor(environment, buffer, dimensions));
        outputs.add(buffer);
    }

    private static FloatBuffer direct(long values) {
        return ByteBuffer.allocateDirect(Math.toIntExact(values * Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /**
     * Runs pictures {@code first} to {@code first + pictureCount} of an array and puts their answers in the same places of
     * the arrays for the answers.
     *
     * @param pictureCount at most as many as this was made for; in place of those missing, others are computed for nothing
     */
    void run(OrtSession session, float[] pictures, int first, int pictureCount, List<float[]> answers)
            throws OrtException {
        int picture = input.capacity() / count;
        input.clear().put(pictures, first * picture, pictureCount * picture);
        session.run(Map.of(OnnxWriter.IMAGE, inputTensor), Set.of(), outputTensors)
                .close();
        for (int i = 0; i < outputs.size(); i++) {
            FloatBuffer output = outputs.get(i);
            int answer = output.capacity() / count;
            output.clear().get(answers.get(i), first * answer, pictureCount * answer);
        }
    }

    @Override
    public void close() {
        inputTensor.close();
        outputTensors.values().forEach(OnnxTensor::close);
    }
}
