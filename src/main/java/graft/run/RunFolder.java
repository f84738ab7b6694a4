package graft.run;

import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.split.SplitManifest;
import graft.training.FileCheckpointStore;
import graft.training.StopReason;
import graft.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one run: where its files are, in which order they appear, and what they say. Whoever changes anything in it
 * holds its {@link #lock lock}. A run makes its way through these steps, and each is complete or has not happened:
 *
 * <ol>
 *   <li>{@link #writeRequest}: what was asked;
 *   <li>{@link #prepare}: split, pictures, and last the plan;
 *   <li>training: events, and checkpoints as they fall due;
 *   <li>finishing: network, model and figures, in any order, and last {@link #finish the seal}.
 * </ol>
 *
 * @param path the folder; its last name is the run's id
 */
public record RunFolder(Path path) {

    /** The file {@value RunFiles#PLAN}. */
    public static final JsonDocument<TrainingPlan> PLAN = new JsonDocument<>(
            // Version 1 knew no refit: such a run is finished as it was planned.
            TrainingPlan.class, plan -> plan.put("refit", false));

    /** How long a command waits for the worker of another one that is just leaving. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    public RunFolder {
        path = path.toAbsolutePath().normalize();
        if (path.getFileName() == null) {
            throw new IllegalArgumentException("no run folder: " + path);
        }
    }

    /** Whether a folder looks like that of a run. */
    public static boolean isRun(Path folder) {
        return List.of(RunFiles.REQUEST, RunFiles.PLAN, RunFiles.FINISHED).stream()
                .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    /** The run's id: the name of its folder. */
    public String id() {
        return String.valueOf(path.getFileName());
    }

    /** What the person calls it; its id where that cannot be read. */
    public String name() {
        return requestIfReadable().map(RunRequest::name).orElseGet(this::id);
    }

    /** When it was asked for, where that can be read. */
    public Optional<Instant> created() {
        return requestIfReadable().map(RunRequest::created);
    }

    /** A listing must show a damaged run too; its state says what is wrong with it. */
    private Optional<RunRequest> requestIfReadable() {
        try {
            return RunRequest.DOCUMENT.readIfThere(file(RunFiles.REQUEST));
        } catch (GraftException e) {
            return Optional.empty();
        }
    }

    /** One of its {@link RunFiles files or folders}. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Takes the run for oneself. The lock file lies beside the folder, so that the folder can be moved while it is held.
     *
     * @param patience how long to wait for somebody who is leaving
     * @throws GraftException with {@link ErrorCode#DATA} if another command is at work on this run
     */
    public ExclusiveLock lock(Duration patience) {
        return ExclusiveLock.acquire(lockFile(), patience, Message.of("run.busy", id()));
    }

    /** Whether a command or worker, here or in another process, is at work on this run. */
    public boolean isBusy() {
        return ExclusiveLock.isHeld(lockFile());
    }

    private Path lockFile() {
        return path.resolveSibling(".locks").resolve(id() + ".lock");
    }

    /** How far the run came; never throws for what its files hold. */
    public RunState state() {
        return new StateReader(this).read();
    }

    /** Step 1: says what is asked. Also how a run is renamed. */
    public void writeRequest(RunRequest request) {
        writing(() -> RunRequest.DOCUMENT.write(file(RunFiles.REQUEST), request));
    }

    /** Step 2: says what the run depends on. Done again with the same, it changes nothing. */
    public void prepare(SplitManifest split, RunPictures pictures, TrainingPlan plan) {
        writing(() -> {
            split.write(file(RunFiles.SPLIT));
            RunPictures.DOCUMENT.write(file(RunFiles.PICTURES), pictures);
            PLAN.write(file(RunFiles.PLAN), plan);
        });
    }

    /** Step 3, again and again: where checkpoints are kept. */
    public FileCheckpointStore checkpoints() {
        return new FileCheckpointStore(file(RunFiles.CHECKPOINTS));
    }

    /**
     * Opens the event log for an attempt at training, and forgets why the last one failed.
     *
     * @param from where training goes on
     */
    public EventLog beginAttempt(Clock clock, ResumePoint from) {
        writing(() -> Files.deleteIfExists(file(RunFiles.FAILURE)));
        return EventLog.open(file(RunFiles.EVENTS), clock, from);
    }

    /** Says why the run could not go on. Stopping and pausing are no failures. */
    public void fail(GraftException why, Clock clock) {
        writing(() -> Failure.DOCUMENT.write(file(RunFiles.FAILURE), Failure.of(why, clock.instant())));
    }

    /**
     * Step 4, last: says that the run is finished and all its files are complete.
     *
     * @throws IllegalStateException if one is missing
     */
    public void finish(StopReason reason, Clock clock) {
        writing(() -> {
            Instant now = clock.instant();
            Seal.DOCUMENT.write(file(RunFiles.FINISHED), Seal.of(path, reason, now));
            Files.deleteIfExists(file(RunFiles.FAILURE));
        });
    }

    /**
     * Reads every sealed file and refuses a run that is not as it was when it was finished.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is not finished, or a file has changed since
     */
    public void verify() {
        Seal seal = Seal.DOCUMENT.read(file(RunFiles.FINISHED));
        try {
            seal.brokenByDigest(path).ifPresent(file -> {
                throw new GraftException(ErrorCode.DATA, Seal.brokenSentence(path, file));
            });
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.fileUnreadable", id()), e);
        }
    }

    /** Writes the labels, one a line in the order of the answers. */
    public void writeLabels(List<String> labels) {
        writing(() -> AtomicFiles.writeText(file(RunFiles.LABELS), String.join("\n", labels) + "\n"));
    }

    public RunRequest request() {
        return RunRequest.DOCUMENT.read(file(RunFiles.REQUEST));
    }

    public TrainingPlan plan() {
        return PLAN.read(file(RunFiles.PLAN));
    }

    public RunPictures pictures() {
        return RunPictures.DOCUMENT.read(file(RunFiles.PICTURES));
    }

    /**
     * Which picture is in which part.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is damaged, or has lost pictures since it was written
     */
    public SplitManifest split() {
        SplitManifest split = SplitManifest.read(file(RunFiles.SPLIT));
        int expected = pictures().used();
        if (split.present().size() != expected) {
            throw JsonDocument.damaged(
                    file(RunFiles.SPLIT), split.present().size() + " pictures instead of " + expected, null);
        }
        return split;
    }

    public RunHistory history() {
        return RunHistory.read(file(RunFiles.EVENTS));
    }

    public Optional<Failure> failure() {
        return Failure.DOCUMENT.readIfThere(file(RunFiles.FAILURE));
    }

    public RunEvaluation evaluation() {
        return RunEvaluation.DOCUMENT.read(file(RunFiles.EVALUATION));
    }

    public RunPredictions predictions() {
        return RunPredictions.read(file(RunFiles.PREDICTIONS));
    }

    /**
     * The pooled features of its pictures, to be closed; nothing in a run without them, which is whole all the same.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if they are damaged
     */
    public Optional<RunFeatures> features() {
        return RunFeatures.open(file(RunFiles.FEATURES));
    }

    public Provenance provenance() {
        return Provenance.DOCUMENT.read(file(RunFiles.PROVENANCE));
    }

    /** A change to the folder. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private void writing(Change change) {
        try {
            change.make();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", id()), e);
        }
    }
}
