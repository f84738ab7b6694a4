package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.Backbone;
import graft.backbone.BackboneStore;
import graft.backbone.FeatureProbe;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.compute.NativeOptions;
import graft.data.PictureReader;
import graft.evaluation.Temperature;
import graft.model.onnx.OnnxClassifier;
import graft.run.EventLog;
import graft.run.ExclusiveLock;
import graft.run.ResumePoint;
import graft.run.RunFolder;
import graft.run.training.FinishedAnswers;
import graft.run.training.ModelFinisher;
import graft.run.training.RunPictureFiles;
import graft.training.Trainer;
import graft.training.TrainingControl;
import graft.training.TrainingEngines;
import graft.training.TrainingEvent;
import graft.training.TrainingListener;
import graft.training.TrainingPlan;
import graft.training.TrainingResult;
import graft.training.TransferTrainer;
import graft.training.cache.ActivationCache;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.Payload;
import graft.worker.protocol.TrainingCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Trains a prepared run, from its latest checkpoint if it has one, up to the answers of the finished model file. */
final class TrainingHandler implements RequestHandler {

    private final TrainingEngines engines;
    private final List<Path> bundled;
    private final FeatureProbe probe;
    private final PictureReader reader;
    private final Clock clock;

    /**
     * @param bundled the folder of the backbones that come with Graft
     */
    TrainingHandler(
            TrainingEngines engines, List<Path> bundled, FeatureProbe probe, PictureReader reader, Clock clock) {
        this.engines = engines;
        this.bundled = bundled;
        this.probe = probe;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) throws IOException {
        TrainingCall call = Payload.as(payload, TrainingCall.class);
        RunFolder run = new RunFolder(Path.of(call.run()));
        try (ExclusiveLock lock = run.lock(RunFolder.PATIENCE)) {
            return Payload.of(train(run, call, context));
        } catch (GraftException e) {
            if (e.code() != ErrorCode.CANCELLED) {
                run.fail(e, clock);
            }
            throw e;
        }
    }

    private TrainingCall.Trained train(RunFolder run, TrainingCall call, RequestContext context) throws IOException {
        TrainingPlan plan = run.plan();
        Backbone backbone = new BackboneStore(Path.of(call.backbones()), bundled, probe).open(plan.backbone());
        FeatureTimer timer = new FeatureTimer(System::nanoTime);
        try (EventLog log =
                run.beginAttempt(clock, ResumePoint.of(run.checkpoints().latest()))) {
            ActivationCache cache = new ActivationCache(Path.of(call.cache()), plan.cacheBudget());
            TransferTrainer trainer = new TransferTrainer(engines, reader, cache);
            TrainingListener listener = event -> {
                log.onEvent(event);
                timer.onEvent(event);
                emit(event, context.events());
            };
            NativeOptions.remark().map(TrainingEvent.Advice::new).ifPresent(listener::onEvent);
            call.device().map(TrainingEvent.Advice::new).ifPresent(listener::onEvent);
            TrainingResult result = trainer.train(
                    new Trainer.Job(
                            plan,
                            backbone.network(),
                            backbone.weights(),
                            pictures(run, call).forTraining()),
                    run.checkpoints(),
                    listener,
                    control(context));
            Path images = Path.of(call.images());
            Temperature temperature = new ModelFinisher(run, images, backbone, clock).writeModel(result);
            // Never dropped: with it the other side knows that the model is written, and has it proven meanwhile.
            context.events()
                    .emit(new TrainingCall.Evaluating(0, pictures(run, call).answered()));
            new FinishedAnswers(run, images, OnnxClassifier::open, reader, cache)
                    .write(result, backbone.network(), temperature, evaluating(context));
            return new TrainingCall.Trained(
                    result.reason(),
                    result.keptCandidate().phase(),
                    result.keptCandidate().epoch(),
                    result.refit(),
                    temperature,
                    timer.seconds(),
                    result.seconds());
        }
    }

    private static Progress evaluating(RequestContext context) {
        TrainingControl control = control(context);
        return (done, total) -> {
            context.events().emitDroppable(new TrainingCall.Evaluating(done, total));
            if (control.wish() == TrainingControl.Wish.PAUSE) {
                throw GraftException.cancelled();
            }
        };
    }

    private static RunPictureFiles pictures(RunFolder run, TrainingCall call) {
        return new RunPictureFiles(
                run.split(), Path.of(call.images()), run.plan().classes());
    }

    private static void emit(TrainingEvent event, EventSink events) {
        if (event.droppable()) {
            events.emitDroppable(event);
        } else {
            events.emit(event);
        }
    }

    private static TrainingControl control(RequestContext context) {
        return () -> {
            if (!context.cancellation().isCancelled()) {
                return TrainingControl.Wish.GO_ON;
            }
            return context.cancelMode() == CancelMode.STOP ? TrainingControl.Wish.STOP : TrainingControl.Wish.PAUSE;
        };
    }
}
