package graft.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import graft.data.RgbImage;
import graft.model.ModelFile;
import graft.model.ModelMetadata;
import graft.network.file.OnnxWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The memory outside the Java heap for a batch of inputs and its answers; ONNX Runtime reads and writes it in place. */
final class ModelBatch implements AutoCloseable {

    private final int count;
    private final float[] picture;
    private final FloatBuffer input;
    private final OnnxTensor inputTensor;
    private final Map<String, FloatBuffer> outputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputTensors = new LinkedHashMap<>();

    private ModelBatch(OrtEnvironment environment, ModelMetadata model, int count) throws OrtException {
        this.count = count;
        this.picture = new float[model.height() * model.width() * 3];
        this.input = direct((long) picture.length * count);
        this.inputTensor =
                OnnxTensor.createTensor(environment, input, new long[] {count, model.height(), model.width(), 3});
    }

    /** Takes the memory for this many inputs. */
    static ModelBatch allocate(OrtEnvironment environment, ModelFile file, int count) throws OrtException {
        ModelBatch batch = new ModelBatch(environment, file.metadata(), count);
        long classes = file.metadata().labels().size();
        try {
            batch.addOutput(environment, OnnxWriter.PROBABILITIES, count, classes);
            if (file.features() > 0) {
                batch.addOutput(environment, OnnxWriter.FEATURES, count, file.features());
            }
            if (file.explains()) {
                List<Integer> cells = file.activation();
                batch.addOutput(environment, OnnxWriter.CLASS_ACTIVATION, count, classes, cells.get(0), cells.get(1));
            }
            return batch;
        } catch (OrtException | RuntimeException e) {
            batch.close();
            throw e;
        }
    }

    private void addOutput(OrtEnvironment environment, String name, long... shape) throws OrtException {
        long values = 1;
        for (long length : shape) {
            values *= length;
        }
        FloatBuffer buffer = direct(values);
        outputTensors.put(name, OnnxTensor.createTensor(environment, buffer, shape));
        outputs.put(name, buffer);
    }

    private static FloatBuffer direct(long values) {
        return ByteBuffer.allocateDirect(Math.toIntExact(values * Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Runs as many inputs as this was made for; with fewer, the answers of the rest mean nothing. */
    void run(OrtSession session, List<RgbImage> inputs) throws OrtException {
        input.clear();
        for (RgbImage image : inputs) {
            byte[] rgb = image.rgb();
            for (int i = 0; i < picture.length; i++) {
                picture[i] = rgb[i] & 0xFF;
            }
            input.put(picture);
        }
        session.run(Map.of(OnnxWriter.IMAGE, inputTensor), Set.of(), outputTensors)
                .close();
    }

    /** [C] of one input of the last run. */
    float[] probabilities(int index) {
        return output(OnnxWriter.PROBABILITIES, index);
    }

    /** [F] of one input of the last run. */
    float[] features(int index) {
        return output(OnnxWriter.FEATURES, index);
    }

    /** [C, h, w] of one input of the last run. */
    float[] activation(int index) {
        return output(OnnxWriter.CLASS_ACTIVATION, index);
    }

    private float[] output(String name, int index) {
        FloatBuffer buffer = java.util.Objects.requireNonNull(outputs.get(name), name);
        float[] values = new float[buffer.capacity() / count];
        buffer.clear().position(index * values.length).get(values);
        return values;
    }

    @Override
    public void close() {
        inputTensor.close();
        outputTensors.values().forEach(OnnxTensor::close);
    }
}
