package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.BackboneStore;
import graft.backbone.FeatureProbe;
import graft.backbone.family.Architectures;
import graft.compute.AwakeClock;
import graft.data.PictureReader;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.run.ExclusiveLock;
import graft.run.pretrain.PretrainCompletion;
import graft.run.pretrain.PretrainFolder;
import graft.run.training.RunPictureFiles;
import graft.training.TrainingControl;
import graft.training.TrainingPictures;
import graft.training.pretrain.PretrainEvent;
import graft.training.pretrain.PretrainJob;
import graft.training.pretrain.PretrainPlan;
import graft.training.pretrain.Pretrained;
import graft.training.pretrain.Pretrainer;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.Payload;
import graft.worker.protocol.PretrainCall;
import java.nio.file.Path;
import java.util.List;

/** Trains a network from scratch, from its latest checkpoint if it has one, and makes a backbone of it. */
final class PretrainHandler implements RequestHandler {

    private final Pretrainer.Engine engine;
    private final List<Path> bundled;
    private final FeatureProbe probe;
    private final PictureReader reader;

    /**
     * @param bundled the folder of the backbones that come with Graft
     */
    PretrainHandler(Pretrainer.Engine engine, List<Path> bundled, FeatureProbe probe, PictureReader reader) {
        this.engine = engine;
        this.bundled = bundled;
        this.probe = probe;
        this.reader = reader;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        PretrainCall call = Payload.as(payload, PretrainCall.class);
        PretrainFolder folder = new PretrainFolder(Path.of(call.folder()));
        try (ExclusiveLock lock = folder.lock()) {
            PretrainPlan plan = folder.plan();
            NetworkDescription architecture = Architectures.byName(plan.network())
                    .orElseThrow()
                    .source()
                    .withInputSize(plan.inputSize(), plan.inputSize());
            TrainingPictures pictures =
                    new RunPictureFiles(folder.split(), Path.of(call.images()), plan.classes()).forTraining();
            Pretrained pretrained = train(folder, plan, architecture, pictures, context);
            BackboneStore store = new BackboneStore(Path.of(call.backbones()), bundled, probe);
            return Payload.of(new PretrainCompletion(folder)
                    .complete(
                            architecture,
                            pretrained,
                            pictures.training().size(),
                            store,
                            folder.order().file().map(Path::of)));
        }
    }

    private Pretrained train(
            PretrainFolder folder,
            PretrainPlan plan,
            NetworkDescription architecture,
            TrainingPictures pictures,
            RequestContext context) {
        int features = Shapes.of(architecture).output().channels();
        NetworkDescription network =
                architecture.with(Head.stage(features, plan.classes().size(), 0));
        PretrainJob job = new PretrainJob(plan, network, pictures.training(), pictures.validation());
        return new Pretrainer(
                        job,
                        engine,
                        reader,
                        folder.checkpoints(),
                        event -> emit(event, context.events()),
                        () -> wish(context),
                        AwakeClock.ofThisProcess())
                .train();
    }

    private static void emit(PretrainEvent event, EventSink events) {
        if (event instanceof PretrainEvent.StepDone) {
            events.emitDroppable(event);
        } else {
            events.emit(event);
        }
    }

    private static TrainingControl.Wish wish(RequestContext context) {
        if (!context.cancellation().isCancelled()) {
            return TrainingControl.Wish.GO_ON;
        }
        return context.cancelMode() == CancelMode.STOP ? TrainingControl.Wish.STOP : TrainingControl.Wish.PAUSE;
    }
}
