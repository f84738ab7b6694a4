package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.BackboneInfo;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.Machine;
import graft.data.PictureReader;
import graft.data.scan.Scan;
import graft.network.NetworkJson;
import graft.run.ExclusiveLock;
import graft.run.Reference;
import graft.run.RunEvaluation;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.project.Project;
import graft.run.training.RunCompletion;
import graft.run.training.RunPreparation;
import graft.training.cache.ActivationCache;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.ParityCall;
import graft.worker.protocol.TrainingCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries a run from its request, or from wherever it was interrupted, to its finished model: prepares it in this process,
 * lets a worker train it, and a second, fresh one prove that the model file answers as the trained network.
 */
public final class RunSession {

    private final Folders folders;
    private final PictureReader reader;
    private final BiFunction<Path, WorkerSettings.Stay, WorkerClient> workers;
    private final RunTraining training;
    private final Clock clock;

    /**
     * @param workers starts a worker that computes on the processor, adds to this log and is expected to live so long
     * @param card how a run may come to train on a graphics card
     */
    public RunSession(
            Folders folders,
            PictureReader reader,
            BiFunction<Path, WorkerSettings.Stay, WorkerClient> workers,
            CardTraining card,
            Clock clock) {
        this.folders = folders;
        this.reader = reader;
        this.workers = workers;
        this.training = new RunTraining(folders, card);
        this.clock = clock;
    }

    /**
     * How a run is interrupted from outside.
     *
     * @param token set once it should stop
     * @param whenAsked runs what it is given at that moment, or at once if it has passed
     * @param mode says at that moment how it should end
     */
    public record Interrupt(CancellationToken token, Consumer<Runnable> whenAsked, Supplier<CancelMode> mode) {}

    /**
     * What a run came to; everything else is in its folder.
     *
     * @param scanSeconds how long looking at the pictures took
     * @param totalSeconds from the beginning of this session
     */
    public record Outcome(
            TrainingCall.Trained trained, RunEvaluation evaluation, double scanSeconds, double totalSeconds) {}

    /**
     * Carries the run out.
     *
     * @param patience how long to wait for another process that is just leaving this run
     * @throws GraftException with the code of what went wrong; {@link ErrorCode#CANCELLED} if it was paused and can be
     *     resumed
     */
    public Outcome carryOut(
            Project project, RunFolder run, Duration patience, RunObserver observer, Interrupt interrupt) {
        long started = System.nanoTime();
        try (StartingWorker worker =
                        new StartingWorker(() -> worker(run, WorkerSettings.Stay.LONG), "graft-start-worker");
                FreshProof proof =
                        new FreshProof(() -> worker(run, WorkerSettings.Stay.BRIEF), parityCall(project, run))) {
            // Asked for first, so that the worker opens the weights while the pictures are looked at here, and says so
            // long before they all are if the weights are no good.
            CompletableFuture<JsonNode> opened = worker.ask(BackboneCall.KIND, backboneCall(project, run));
            double scanSeconds = prepare(project, run, patience, opened, observer, interrupt);
            BackboneInfo backbone = ready(opened).info();
            RunTraining.Trained done = training.train(worker.get(), project, run, observer, interrupt, proof);
            TrainingCall.Trained trained = done.trained();
            worker.leave();
            RunEvaluation evaluation = complete(run, done, backbone, proof);
            return new Outcome(trained, evaluation, scanSeconds, (System.nanoTime() - started) / 1e9);
        }
    }

    private static BackboneCall.Ready ready(CompletableFuture<JsonNode> opened) {
        return Waiting.on(opened, BackboneCall.Ready.class, "the backbone");
    }

    private static ParityCall parityCall(Project project, RunFolder run) {
        return new ParityCall(run.path().toString(), project.images().toString());
    }

    private BackboneCall backboneCall(Project project, RunFolder run) {
        String asked = run.request().backbone();
        Path file = Reference.resolve(asked, project.path());
        boolean isFile = Files.isRegularFile(file);
        return new BackboneCall(
                backbones(),
                isFile ? Optional.empty() : Optional.of(asked),
                isFile ? Optional.of(file.toString()) : Optional.empty(),
                Optional.empty());
    }

    private String backbones() {
        return backbones(folders).toString();
    }

    /** The folder of a person's imported backbones. */
    public static Path backbones(Folders folders) {
        return folders.data().resolve("backbones");
    }

    /** The folder of cached activations. */
    public static Path activations(Folders folders) {
        return folders.cache().resolve("activations");
    }

    private double prepare(
            Project project,
            RunFolder run,
            Duration patience,
            CompletableFuture<JsonNode> opened,
            RunObserver observer,
            Interrupt interrupt) {
        long started = System.nanoTime();
        try (ExclusiveLock lock = run.lock(patience)) {
            RunPreparation preparation = new RunPreparation(
                    project, run, reader, Machine.detect().processors().physical());
            if (!preparation.isDone()) {
                Scan scan = scan(preparation, opened, observer, interrupt);
                double seconds = (System.nanoTime() - started) / 1e9;
                BackboneCall.Ready backbone = ready(opened);
                preparation.prepare(
                        scan,
                        backbone.info(),
                        new NetworkJson().read(backbone.network()),
                        ActivationCache.defaultBudget(activations(folders)),
                        interrupt.token());
                return seconds;
            }
            return 0;
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
        }
    }

    /** Looks at the pictures for as long as there may be a backbone for them. */
    private static Scan scan(
            RunPreparation preparation, CompletableFuture<JsonNode> opened, RunObserver observer, Interrupt interrupt) {
        CancellationToken token =
                new CancellationToken(() -> interrupt.token().isCancelled() || opened.isCompletedExceptionally());
        try {
            return preparation.scan(observer::scanning, token);
        } catch (GraftException e) {
            if (e.code() == ErrorCode.CANCELLED && !interrupt.token().isCancelled()) {
                ready(opened);
            }
            throw e;
        }
    }

    private WorkerClient worker(RunFolder run, WorkerSettings.Stay stay) {
        return workers.apply(run.file(RunFiles.LOG), stay);
    }

    private RunEvaluation complete(RunFolder run, RunTraining.Trained done, BackboneInfo backbone, FreshProof proof) {
        TrainingCall.Trained trained = done.trained();
        proof.begin();
        try (ExclusiveLock lock = run.lock(RunFolder.PATIENCE)) {
            RunCompletion completion = new RunCompletion(run, clock);
            // Takes as long as the rest of the proof, which goes on meanwhile.
            RunEvaluation figures = completion.evaluate(trained.temperature(), trained.refit());
            EnvironmentReport environment = proof.environment();
            RunEvaluation evaluation = figures.proven(proof.outcome());
            proof.leave();
            completion.complete(
                    trained.reason(), evaluation, backbone, environment.machine(), engines(environment, done.card()));
            return evaluation;
        }
    }

    private static Map<String, String> engines(EnvironmentReport environment, String card) {
        Map<String, String> engines = new TreeMap<>();
        String where = card.isEmpty() ? "" : " on " + card;
        environment.nd4j().ifPresent(library -> engines.put("ND4J", library.version() + where));
        environment.onnxRuntime().ifPresent(library -> engines.put("ONNX Runtime", library.version()));
        return engines;
    }
}
