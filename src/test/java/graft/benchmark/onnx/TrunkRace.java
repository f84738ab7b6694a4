package graft.benchmark.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.OperatingSystemMXBean;
import graft.backbone.WeightFiles;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.data.Augmentation;
import graft.data.Fit;
import graft.data.decode.ImageIoPictureReader;
import graft.network.BatchNormFolding;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Weights;
import graft.network.file.OnnxOutput;
import graft.network.file.OnnxWriter;
import graft.training.Checkpoint;
import graft.training.CheckpointStore;
import graft.training.FreezeDepth;
import graft.training.PlanFactory;
import graft.training.TrainableTail;
import graft.training.Trainer;
import graft.training.TrainingControl;
import graft.training.TrainingEngines;
import graft.training.TrainingEvent;
import graft.training.TrainingOptions;
import graft.training.TrainingPictures;
import graft.training.TrainingPlan;
import graft.training.TransferTrainer;
import graft.training.Trunk;
import graft.training.cache.ActivationCache;
import graft.training.onnx.OnnxTrunk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The features of a folder of pictures, from JPEG files to the cache on disk, as a run computes them; and, in the same
 * process with as many threads, ONNX Runtime alone on tensors that are ready. One line of JSON on standard output.
 */
public final class TrunkRace {

    private static final long GB = 1L << 30;
    private static final int ROUNDS = 4;
    private static final long NANOSECONDS_ALONE = 2_000_000_000L;
    private static final int[] BATCHES = {1, 4, 8};
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final NetworkDescription network;
    private final Weights weights;
    private final int threads;
    private final List<TrainingPictures.Picture> pictures;

    private TrunkRace(BatchNormFolding.Folded backbone, int threads, List<TrainingPictures.Picture> pictures) {
        this.network = backbone.network();
        this.weights = backbone.weights();
        this.threads = threads;
        this.pictures = pictures;
    }

    /**
     * How fast something was.
     *
     * @param perSecond pictures a second by the clock
     * @param perProcessorSecond pictures for each second that a core worked for this process; other programs hardly
     *     change it
     */
    record Speed(double perSecond, double perProcessorSecond) {

        static Speed since(long begun, long used, long pictures) {
            return new Speed(
                    pictures / ((System.nanoTime() - begun) / 1e9),
                    pictures / ((PROCESS.getProcessCpuTime() - used) / 1e9));
        }

        static Speed best(List<Speed> speeds) {
            return new Speed(
                    speeds.stream().mapToDouble(Speed::perSecond).max().orElseThrow(),
                    speeds.stream().mapToDouble(Speed::perProcessorSecond).max().orElseThrow());
        }
    }

    /** Arguments: weights file, folder of class folders, threads, {@code none} or an amount of augmentation. */
    public static void main(String[] args) throws Exception {
        TrunkRace race = new TrunkRace(
                WeightFiles.load(Path.of(args[0])), Integer.parseInt(args[2]), pictures(Path.of(args[1])));
        Augmentation augmentation = Augmentation.Preset.named(args[3]).augmentation();
        Map<String, Object> report = new LinkedHashMap<>();
        List<Speed> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(race.features(augmentation));
        }
        List<Speed> alone = new ArrayList<>();
        for (int batch : BATCHES) {
            alone.add(race.alone(batch));
        }
        report.put("first", rounds.get(0));
        report.put("graft", Speed.best(rounds));
        report.put("alone", Speed.best(alone));
        System.out.println(Json.line(report));
    }

    private static List<TrainingPictures.Picture> pictures(Path folder) throws IOException {
        List<TrainingPictures.Picture> pictures = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String digest = Digests.ofFile(file);
                pictures.add(new TrainingPictures.Picture(file, digest, pictures.size() % 2, digest));
            }
        }
        return pictures;
    }

    /** From the moment the trunk is open to the last activation in the cache. */
    private Speed features(Augmentation augmentation) throws IOException {
        Path cache = Files.createTempDirectory("benchmark-cache");
        long[] begun = new long[2];
        List<Speed> speed = new ArrayList<>();
        TransferTrainer trainer =
                new TransferTrainer(new TrunkOnly(), new ImageIoPictureReader(), new ActivationCache(cache, 4 * GB));
        try {
            trainer.train(
                    new Trainer.Job(plan(augmentation), network, weights, new TrainingPictures(pictures, List.of())),
                    new NoCheckpoints(),
                    event -> {
                        if (event instanceof TrainingEvent.FeaturesProgress progress) {
                            if (progress.done() == 0) {
                                begun[0] = System.nanoTime();
                                begun[1] = PROCESS.getProcessCpuTime();
                            } else if (progress.done() == progress.total()) {
                                speed.add(Speed.since(begun[0], begun[1], progress.total()));
                            }
                        }
                    },
                    () -> speed.isEmpty() ? TrainingControl.Wish.GO_ON : TrainingControl.Wish.PAUSE);
        } catch (GraftException e) {
            if (e.code() != ErrorCode.CANCELLED) {
                throw e;
            }
        }
        return speed.get(0);
    }

    private TrainingPlan plan(Augmentation augmentation) {
        TrainingOptions options = new TrainingOptions(
                new FreezeDepth("head"),
                false,
                Optional.of(1),
                Optional.empty(),
                Optional.empty(),
                augmentation,
                new Fit.Stretch(),
                false,
                1,
                Optional.of(threads),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return PlanFactory.plan(
                options, network.name(), "benchmark", network, List.of("one", "other"), threads, 4 * GB);
    }

    /** The same graph over ready tensors of so many pictures, nothing read and nothing kept. */
    private Speed alone(int batch) throws OrtException {
        byte[] model = OnnxWriter.trunk(network, weights, outputs());
        InputSpec input = network.input();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        FloatBuffer values = ByteBuffer.allocateDirect(batch * input.height() * input.width() * 3 * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, i * 31L % 256);
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            try (OrtSession session = environment.createSession(model, options);
                    OnnxTensor tensor = OnnxTensor.createTensor(
                            environment, values, new long[] {batch, input.height(), input.width(), 3})) {
                Map<String, OnnxTensor> inputs = Map.of(OnnxWriter.IMAGE, tensor);
                session.run(inputs).close();
                session.run(inputs).close();
                long begun = System.nanoTime();
                long used = PROCESS.getProcessCpuTime();
                long done = 0;
                while (System.nanoTime() - begun < NANOSECONDS_ALONE) {
                    session.run(inputs).close();
                    done += batch;
                }
                return Speed.since(begun, used, done);
            }
        }
    }

    private List<OnnxOutput> outputs() {
        return List.of(new OnnxOutput.Pooled(network.stages().size()));
    }

    /** A run that is over when its features are there trains nothing. */
    private final class TrunkOnly implements TrainingEngines {
        @Override
        public Trunk trunk(NetworkDescription backbone, Weights values, int frozenStages, int count) {
            return OnnxTrunk.open(backbone, values, outputs(), count);
        }

        @Override
        public TrainableTail tail(NetworkDescription whole, int frozenStages, Weights values, Weights pretrained) {
            throw new IllegalStateException("nothing is trained here");
        }
    }

    private static final class NoCheckpoints implements CheckpointStore {
        @Override
        public void save(Checkpoint checkpoint) {
            // Nothing is resumed.
        }

        @Override
        public Optional<Checkpoint> latest() {
            return Optional.empty();
        }
    }
}
