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
import graft.training.PhasePlan;
import graft.training.TrainingEvent;
import graft.training.cache.ActivationCache;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.ParityCall;
import graft.worker.protocol.Payload;
import graft.worker.protocol.TrainingCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a run from its request, or from wherever it was interrupted, to its finished model: prepares it in this process,
 * lets a worker train it, and a second, fresh one prove that the model file answers as the trained network.
 */
public final class RunSession {

    private static final Logger LOGGER = LoggerFactory.getLogger(RunSession.class);

    private final Folders folders;
    private final PictureReader reader;
    private final BiFunction<Path, WorkerSettings.Stay, WorkerClient> workers;
    private final DeviceContest<WorkerClient> contest;
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
        this.contest = new DeviceContest<>(card.choice(), card.device(), card.workers(), DeviceContest.PATIENCE);
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
            Trained done = trainSomewhere(worker.get(), project, run, observer, interrupt, proof);
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

    /**
     * What was trained, and on what.
     *
     * @param card the name of the graphics card; empty for the processor
     */
    private record Trained(TrainingCall.Trained trained, String card) {}

    /** Trains on whatever is faster; where a card fails at it, the processor goes on from the latest checkpoint. */
    private Trained trainSomewhere(
            WorkerClient processor,
            Project project,
            RunFolder run,
            RunObserver observer,
            Interrupt interrupt,
            FreshProof proof) {
        interrupt.token().throwIfCancelled();
        List<PhasePlan> phases = run.plan().phases();
        boolean headAlone =
                phases.get(phases.size() - 1).frozenStages() == phases.get(0).frozenStages();
        DeviceContest.Trial trial = new DeviceContest.Trial(run.path().toString(), backbones());
        Optional<Message> sentence;
        try (DeviceContest.Decision<WorkerClient> decision =
                contest.decide(processor, run.file(RunFiles.LOG), trial, headAlone)) {
            sentence = decision.sentence();
            if (decision.worker().isPresent()) {
                WorkerClient worker = decision.worker().get();
                try {
                    TrainingCall.Trained trained = train(worker, project, run, sentence, observer, interrupt, proof);
                    worker.leave();
                    return new Trained(trained, decision.name());
                } catch (GraftException e) {
                    if (e.code() != ErrorCode.DEVICE && e.code() != ErrorCode.INTERNAL) {
                        throw e;
                    }
                    LOGGER.warn("{} failed while it trained", decision.name(), e);
                    sentence = Optional.of(Message.of("device.fellBack", decision.name(), e.userMessage()));
                }
            }
        }
        return new Trained(train(processor, project, run, sentence, observer, interrupt, proof), "");
    }

    private TrainingCall.Trained train(
            WorkerClient worker,
            Project project,
            RunFolder run,
            Optional<Message> device,
            RunObserver observer,
            Interrupt interrupt,
            FreshProof proof) {
        interrupt.token().throwIfCancelled();
        TrainingCall call = new TrainingCall(
                run.path().toString(),
                project.images().toString(),
                backbones(),
                activations(folders).toString(),
                device);
        Call training = worker.call(TrainingCall.KIND, call, event -> dispatch(event, observer, proof));
        interrupt.whenAsked().accept(() -> {
            if (training.answer().isDone()) {
                return; // another worker has gone on with it
            }
            if (interrupt.mode().get() == CancelMode.PAUSE) {
                worker.pause(training);
            } else {
                training.cancel(CancelMode.STOP);
            }
        });
        try {
            return training.await(TrainingCall.Trained.class);
        } catch (WorkerDiedException e) {
            throw paused(interrupt) ? pausedByForce(e) : e;
        }
    }

    private static boolean paused(Interrupt interrupt) {
        return interrupt.token().isCancelled() && interrupt.mode().get() == CancelMode.PAUSE;
    }

    /** It heard no wish and was ended: it is paused all the same, at its last checkpoint. */
    private static GraftException pausedByForce(WorkerDiedException death) {
        return new GraftException(ErrorCode.CANCELLED, Message.of("common.cancelled"), death);
    }

    private static void dispatch(JsonNode event, RunObserver observer, FreshProof proof) {
        if (event.has("event")) {
            TrainingEvent news = Payload.as(event, TrainingEvent.class);
            observer.training(news);
            if (news instanceof TrainingEvent.RunFinished) {
                proof.getReady();
            }
        } else {
            TrainingCall.Evaluating evaluating = Payload.as(event, TrainingCall.Evaluating.class);
            proof.begin();
            observer.evaluating(evaluating.done(), evaluating.total());
        }
    }

    private RunEvaluation complete(RunFolder run, Trained done, BackboneInfo backbone, FreshProof proof) {
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
