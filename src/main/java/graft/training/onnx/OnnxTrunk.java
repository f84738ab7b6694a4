package graft.training.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.Weights;
import graft.network.file.OnnxOutput;
import graft.network.file.OnnxWriter;
import graft.training.Trunk;
import java.util.ArrayList;
import java.util.List;

/**
 * Frozen stages run by ONNX Runtime. Pictures go through in batches of a fixed size whatever number is asked for, so that
 * memory stays bounded; a picture's answer does not depend on its neighbours beyond rounding.
 */
public final class OnnxTrunk implements Trunk {

    /**
     * Within five percent of the least processor time a picture for SqueezeNet 1.1 and both measured widths of MobileNetV2
     * ({@code docs/backbones.md}); larger batches leave the processor's cache.
     */
    public static final int DEFAULT_BATCH = 4;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<OnnxOutput> outputs;
    private final List<FeatureShape> shapes;
    private final FeatureShape picture;
    private final int batchSize;
    private final TrunkBatch batch;

    private OnnxTrunk(
            OrtEnvironment environment,
            OrtSession session,
            NetworkDescription network,
            List<OnnxOutput> outputs,
            int batchSize)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.outputs = List.copyOf(outputs);
        Shapes inferred = Shapes.of(network);
        this.shapes = outputs.stream().map(o -> shape(o, inferred)).toList();
        this.picture = inferred.input();
        this.batchSize = batchSize;
        this.batch = newBatch(batchSize);
    }

    /**
     * Opens a trunk with the default batch size.
     *
     * @param network batch normalisation folded
     * @param weights at least those of the stages below the highest output
     * @param outputs what to answer, in order
     * @param threads how many threads ONNX Runtime may use, at least 1
     * @throws GraftException with {@link ErrorCode#DEVICE} if ONNX Runtime cannot take it, for instance for want of memory
     */
    public static OnnxTrunk open(NetworkDescription network, Weights weights, List<OnnxOutput> outputs, int threads) {
        return open(network, weights, outputs, threads, DEFAULT_BATCH);
    }

    /**
     * Opens a trunk.
     *
     * @param batchSize how many pictures go through at a time, at least 1
     * @see #open(NetworkDescription, Weights, List, int)
     */
    public static OnnxTrunk open(
            NetworkDescription network, Weights weights, List<OnnxOutput> outputs, int threads, int batchSize) {
        if (threads < 1 || batchSize < 1) {
            throw new IllegalArgumentException(threads + " threads, batches of " + batchSize);
        }
        byte[] model = OnnxWriter.trunk(network, weights, outputs);
        // One per process and never closed: so ONNX Runtime wants it.
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = options(threads)) {
            OrtSession session = environment.createSession(model, options);
            try {
                return new OnnxTrunk(environment, session, network, outputs, batchSize);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            // Told explicitly, or ONNX Runtime takes all cores beside DL4J, which does the same.
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return options;
        } catch (OrtException e) {
            options.close();
            throw e;
        }
    }

    private static FeatureShape shape(OnnxOutput output, Shapes shapes) {
        if (output instanceof OnnxOutput.AtCut cut) {
            return shapes.atCut(cut.frozenStages());
        }
        if (output instanceof OnnxOutput.AtNode at) {
            return shapes.after(at.node());
        }
        return FeatureShape.vector(
                shapes.atCut(((OnnxOutput.Pooled) output).frozenStages()).channels());
    }

    @Override
    public List<float[]> run(float[] pictures, int count) {
        int pictureSize = Math.toIntExact(picture.size());
        if (count < 0 || pictures.length < (long) count * pictureSize) {
            throw new IllegalArgumentException(
                    pictures.length + " values are not " + count + " pictures of " + picture);
        }
        List<float[]> answers = new ArrayList<>();
        shapes.forEach(s -> answers.add(new float[Math.toIntExact(Math.multiplyExact(s.size(), count))]));
        try {
            for (int first = 0; first < count; first += batchSize) {
                int n = Math.min(batchSize, count - first);
                if (n == batchSize) {
                    batch.run(session, pictures, first, answers);
                } else {
                    try (TrunkBatch rest = newBatch(n)) {
                        rest.run(session, pictures, first, answers);
                    }
                }
            }
            return answers;
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private TrunkBatch newBatch(int count) throws OrtException {
        return TrunkBatch.allocate(
                environment,
                picture,
                outputs.stream().map(OnnxOutput::outputName).toList(),
                shapes,
                count);
    }

    /** The shape of one picture's answer at each output, in order. */
    public List<FeatureShape> outputShapes() {
        return shapes;
    }

    @Override
    public List<Integer> outputSizes() {
        return shapes.stream().map(s -> Math.toIntExact(s.size())).toList();
    }

    @Override
    public void close() {
        batch.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static GraftException failed(OrtException e) {
        return new GraftException(ErrorCode.DEVICE, Message.of("network.trunkFailed"), e);
    }
}
