package graft.training.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.FeatureShape;
import graft.network.ForeignGraph;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.Weights;
import graft.network.file.OnnxOutput;
import graft.network.file.OnnxWriter;
import graft.training.Trunk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Frozen stages run by ONNX Runtime. Pictures go through in batches of a fixed size whatever number is asked for, so that
 * memory stays bounded; a picture's answer does not depend on its neighbours beyond rounding.
 *
 * <p>With several threads, each computes batches of its own from beginning to end, instead of all of them sharing every
 * operation: threads that share one wait for each other by spinning, and what they burn while pictures are decoded beside
 * them is missing there.
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
    /** Whether the network takes no other number. */
    private final boolean fixedBatch;

    private final List<TrunkBatch> lanes = new ArrayList<>();
    private final ExecutorService threads;

    private OnnxTrunk(
            OrtEnvironment environment,
            OrtSession session,
            NetworkDescription network,
            List<OnnxOutput> outputs,
            int threadCount,
            int batchSize)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.outputs = List.copyOf(outputs);
        Shapes inferred = Shapes.of(network);
        this.shapes = outputs.stream().map(o -> shape(o, inferred)).toList();
        this.picture = inferred.input();
        this.fixedBatch =
                network.foreign().filter(g -> g.batch() != ForeignGraph.ANY).isPresent();
        this.batchSize = network.foreign().map(g -> g.batchFor(batchSize)).orElse(batchSize);
        for (int i = 0; i < threadCount; i++) {
            lanes.add(newBatch(this.batchSize));
        }
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threadCount, task -> {
            Thread thread = new Thread(task, "trunk-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens a trunk with the default batch size.
     *
     * @param network batch normalisation folded
     * @param weights at least those of the stages below the highest output
     * @param outputs what to answer, in order
     * @param threads how many batches are computed at a time, each on a thread of its own, at least 1
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
        try (OrtSession.SessionOptions options = options()) {
            OrtSession session = environment.createSession(model, options);
            try {
                return new OnnxTrunk(environment, session, network, outputs, threads, batchSize);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            // Each batch stays on the thread that asks; told nothing, ONNX Runtime would take all cores for each.
            options.setIntraOpNumThreads(1);
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
        List<Future<?>> running = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        for (TrunkBatch lane : lanes.subList(0, Math.min(lanes.size(), batches(count)))) {
            running.add(threads.submit(() -> runLane(lane, next, pictures, count, answers)));
        }
        await(running);
        return answers;
    }

    private int batches(int count) {
        return (count + batchSize - 1) / batchSize;
    }

    /** Computes one batch after the other of those that no other lane has taken. */
    private Void runLane(TrunkBatch lane, AtomicInteger next, float[] pictures, int count, List<float[]> answers)
            throws OrtException {
        int batches = batches(count);
        for (int i = next.getAndIncrement(); i < batches; i = next.getAndIncrement()) {
            int first = i * batchSize;
            int n = Math.min(batchSize, count - first);
            if (n == batchSize || fixedBatch) {
                lane.run(session, pictures, first, n, answers);
            } else {
                try (TrunkBatch rest = newBatch(n)) {
                    rest.run(session, pictures, first, n, answers);
                }
            }
        }
        return null;
    }

    /** Waits for all of them, even when interrupted: memory that native code writes to may not be given back under it. */
    private static void await(List<Future<?>> lanes) {
        @Nullable Throwable failure = null;
        boolean interrupted = false;
        for (int i = 0; i < lanes.size(); ) {
            try {
                lanes.get(i).get();
                i++;
            } catch (ExecutionException e) {
                failure = failure == null ? e.getCause() : failure;
                i++;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure(failure);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof OrtException e) {
            return failed(e);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
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
        // Nothing runs any more: every run waits for its lanes.
        threads.shutdown();
        lanes.forEach(TrunkBatch::close);
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
