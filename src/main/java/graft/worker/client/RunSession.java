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
import graft.model.ParityReport;
import graft.network.NetworkJson;
import graft.run.ExclusiveLock;
import graft.run.Parity;
import graft.run.Reference;
import graft.run.RunEvaluation;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.project.Project;
import graft.run.training.RunCompletion;
import graft.run.training.RunPreparation;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries a run from its request, or from wherever it was interrupted, to its finished model: prepares it in this process,
 * lets a worker train it, and a second, fresh one prove that the model file answers as the trained network.
 */
public final class RunSession {

    private final Folders folders;
    private final PictureReader reader;
    private final Function<Path, WorkerClient> workers;
    private final Clock clock;

    /**
     * @param workers starts a worker that adds to this log
     */
    public RunSession(Folders folders, PictureReader reader, Function<Path, WorkerClient> workers, Clock clock) {
        this.folders = folders;
        this.reader = reader;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * How a run is interrupted from outside.
     *
     * @param token set once it should stop
     * @param whenAsked runs what it is given at that moment, or at once if it has passed
     * @param mode how it should end then
     */
    public record Interrupt(CancellationToken token, Consumer<Runnable> whenAsked, CancelMode mode) {}

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
        try (WorkerClient worker = worker(run)) {
            // Asked for first, so that the worker opens the weights while the pictures are looked at here, and says so
            // long before they all are if the weights are no good.
            Call backboneCall = worker.call(BackboneCall.KIND, backboneCall(project, run));
            double scanSeconds = prepare(project, run, patience, backboneCall, observer, interrupt);
            BackboneInfo backbone = backboneCall.await(BackboneCall.Ready.class).info();
            TrainingCall.Trained trained = train(worker, project, run, observer, interrupt);
            EnvironmentReport environment = worker.call(EnvironmentReport.KIND, new EnvironmentReport.Question(true))
                    .await(EnvironmentReport.class);
            RunEvaluation evaluation = complete(project, run, trained, backbone, environment);
            return new Outcome(trained, evaluation, scanSeconds, (System.nanoTime() - started) / 1e9);
        }
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
            Call backboneCall,
            RunObserver observer,
            Interrupt interrupt) {
        long started = System.nanoTime();
        try (ExclusiveLock lock = run.lock(patience)) {
            RunPreparation preparation = new RunPreparation(
                    project, run, reader, Machine.detect().processors().physical());
            if (!preparation.isDone()) {
                Scan scan = scan(preparation, backboneCall, observer, interrupt);
                double seconds = (System.nanoTime() - started) / 1e9;
                BackboneCall.Ready backbone = backboneCall.await(BackboneCall.Ready.class);
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
    private static Scan scan(RunPreparation preparation, Call backboneCall, RunObserver observer, Interrupt interrupt) {
        CancellationToken token =
                new CancellationToken(() -> interrupt.token().isCancelled() || backboneCall.hasFailed());
        try {
            return preparation.scan(observer::scanning, token);
        } catch (GraftException e) {
            if (e.code() == ErrorCode.CANCELLED && !interrupt.token().isCancelled()) {
                backboneCall.await(BackboneCall.Ready.class);
            }
            throw e;
        }
    }

    private WorkerClient worker(RunFolder run) {
        return workers.apply(run.file(RunFiles.LOG));
    }

    private TrainingCall.Trained train(
            WorkerClient worker, Project project, RunFolder run, RunObserver observer, Interrupt interrupt) {
        interrupt.token().throwIfCancelled();
        TrainingCall call = new TrainingCall(
                run.path().toString(),
                project.images().toString(),
                backbones(),
                activations(folders).toString());
        Call training = worker.call(TrainingCall.KIND, call, event -> dispatch(event, observer));
        interrupt.whenAsked().accept(() -> training.cancel(interrupt.mode()));
        return training.await(TrainingCall.Trained.class);
    }

    private static void dispatch(JsonNode event, RunObserver observer) {
        if (event.has("event")) {
            observer.training(Payload.as(event, TrainingEvent.class));
        } else {
            TrainingCall.Evaluating evaluating = Payload.as(event, TrainingCall.Evaluating.class);
            observer.evaluating(evaluating.done(), evaluating.total());
        }
    }

    private RunEvaluation complete(
            Project project,
            RunFolder run,
            TrainingCall.Trained trained,
            BackboneInfo backbone,
            EnvironmentReport environment) {
        try (ExclusiveLock lock = run.lock(RunFolder.PATIENCE)) {
            Optional<Parity> parity = parity(project, run);
            return new RunCompletion(run, clock)
                    .complete(
                            trained.reason(),
                            trained.temperature(),
                            parity,
                            backbone,
                            environment.machine(),
                            engines(environment));
        }
    }

    private Optional<Parity> parity(Project project, RunFolder run) {
        try (WorkerClient fresh = worker(run)) {
            ParityReport report = fresh.call(
                            ParityCall.KIND,
                            new ParityCall(
                                    run.path().toString(), project.images().toString()))
                    .await(ParityReport.class);
            return report.compared() == 0
                    ? Optional.empty()
                    : Optional.of(new Parity(report.compared(), report.largestDifference(), report.tolerance()));
        }
    }

    private static Map<String, String> engines(EnvironmentReport environment) {
        Map<String, String> engines = new TreeMap<>();
        environment.nd4j().ifPresent(library -> engines.put("ND4J", library.version()));
        environment.onnxRuntime().ifPresent(library -> engines.put("ONNX Runtime", library.version()));
        return engines;
    }
}
