package graft.run.pretrain;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.split.SplitManifest;
import graft.run.ExclusiveLock;
import graft.run.JsonDocument;
import graft.training.pretrain.PretrainCheckpoints;
import graft.training.pretrain.PretrainPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The folder of one pretraining: {@code order.json} and {@code split.csv}, then {@code plan.json}, then {@code checkpoint.safetensors} again and
 * again, and last {@code outcome.json}, with which the checkpoint goes. Each is complete or not there.
 *
 * @param path need not exist yet
 */
public record PretrainFolder(Path path) {

    static final String OUTCOME = "outcome.json";

    private static final JsonDocument<PretrainPlan> PLAN = new JsonDocument<>(PretrainPlan.class);
    private static final JsonDocument<Order> ORDER = new JsonDocument<>(Order.class);
    private static final String ORDER_FILE = "order.json";
    private static final String PLAN_FILE = "plan.json";
    private static final String SPLIT = "split.csv";
    private static final String CHECKPOINT = "checkpoint.safetensors";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Where the pretraining of a name lies. */
    public static PretrainFolder of(Path data, String name) {
        return new PretrainFolder(data.resolve("pretraining").resolve(name));
    }

    /** The name it goes by. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * Takes the folder for oneself.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if another command is at work in it
     */
    public ExclusiveLock lock() {
        return ExclusiveLock.acquire(
                path.resolveSibling(".locks").resolve(name() + ".lock"), PATIENCE, Message.of("pretrain.busy", name()));
    }

    /** Whether it was begun and is not finished. */
    public boolean isUnfinished() {
        return Files.exists(path.resolve(PLAN_FILE)) && !Files.exists(path.resolve(OUTCOME));
    }

    /**
     * What a person has asked for besides the plan.
     *
     * @param images the folder of pictures, absolute
     * @param file where the weights go, absolute; absent for the store
     */
    public record Order(String images, Optional<String> file) {}

    /** Forgets whatever was there, and writes what is to be done. */
    public void begin(Order order, SplitManifest split, PretrainPlan plan) {
        writing(() -> {
            for (String file : new String[] {PLAN_FILE, OUTCOME, CHECKPOINT, SPLIT}) {
                Files.deleteIfExists(path.resolve(file));
            }
            ORDER.write(path.resolve(ORDER_FILE), order);
            split.write(path.resolve(SPLIT));
            PLAN.write(path.resolve(PLAN_FILE), plan);
        });
    }

    public Order order() {
        return ORDER.read(path.resolve(ORDER_FILE));
    }

    public PretrainPlan plan() {
        return PLAN.read(path.resolve(PLAN_FILE));
    }

    public SplitManifest split() {
        return SplitManifest.read(path.resolve(SPLIT));
    }

    public PretrainCheckpoints checkpoints() {
        return new PretrainCheckpoints(path.resolve(CHECKPOINT));
    }

    /** Says what it came to; the checkpoint is needed no more. */
    public void finish(PretrainOutcome outcome) {
        writing(() -> {
            PretrainOutcome.DOCUMENT.write(path.resolve(OUTCOME), outcome);
            Files.deleteIfExists(path.resolve(CHECKPOINT));
        });
    }

    /** What it came to, once it is finished. */
    public Optional<PretrainOutcome> outcome() {
        return PretrainOutcome.DOCUMENT.readIfThere(path.resolve(OUTCOME));
    }

    /** A change to the folder. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private static void writing(Change change) {
        try {
            change.make();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("pretrain.notWritable"), e);
        }
    }
}
