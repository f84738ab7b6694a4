package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.Backbone;
import graft.backbone.BackboneStore;
import graft.backbone.FeatureProbe;
import graft.data.PictureReader;
import graft.training.HeadTrial;
import graft.training.OutOfFold;
import graft.training.PlanFactory;
import graft.training.Trainer;
import graft.training.TrainingControl;
import graft.training.TrainingEngines;
import graft.training.TrainingPictures;
import graft.training.TrainingPlan;
import graft.training.cache.ActivationCache;
import graft.worker.protocol.HeadTrialCall;
import graft.worker.protocol.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tries a backbone on pictures, for the person who has to choose one. */
final class HeadTrialHandler implements RequestHandler {

    private final TrainingEngines engines;
    private final List<Path> bundled;
    private final FeatureProbe probe;
    private final PictureReader reader;

    /**
     * @param bundled the folder of the backbones that come with Graft
     */
    HeadTrialHandler(TrainingEngines engines, List<Path> bundled, FeatureProbe probe, PictureReader reader) {
        this.engines = engines;
        this.bundled = bundled;
        this.probe = probe;
        this.reader = reader;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) throws IOException {
        HeadTrialCall call = Payload.as(payload, HeadTrialCall.class);
        Backbone backbone = new BackboneStore(Path.of(call.store()), bundled, probe).open(call.backbone());
        Path folder = Path.of(call.cache());
        TrainingPlan plan = PlanFactory.plan(
                call.options(),
                backbone.info().id(),
                backbone.info().weightsDigest(),
                backbone.network(),
                call.classes(),
                call.threads(),
                ActivationCache.defaultBudget(folder));
        HeadTrial trial = new HeadTrial(engines, reader, new ActivationCache(folder, plan.cacheBudget()));
        HeadTrial.Outcome outcome = trial.carryOut(
                new Trainer.Job(plan, backbone.network(), backbone.weights(), pictures(call)),
                (done, total) -> context.events().emitDroppable(new HeadTrialCall.Reached(done, total)),
                () -> context.cancellation().isCancelled() ? TrainingControl.Wish.PAUSE : TrainingControl.Wish.GO_ON);
        OutOfFold answers = outcome.answers();
        return Payload.of(new HeadTrialCall.Tried(
                answers.labels(), answered(answers), answers.units(), outcome.picturesPerSecond()));
    }

    private static TrainingPictures pictures(HeadTrialCall call) {
        return new TrainingPictures(
                call.pictures().stream()
                        .map(p -> new TrainingPictures.Picture(Path.of(p.file()), p.digest(), p.label(), p.unit()))
                        .toList(),
                List.of());
    }

    /** The class with the highest logit, for each row; of equal ones the first. */
    private static List<Integer> answered(OutOfFold answers) {
        int rows = answers.labels().size();
        int classes = rows == 0 ? 0 : answers.logits().length / rows;
        List<Integer> answered = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (answers.logits()[row * classes + c] > answers.logits()[row * classes + best]) {
                    best = c;
                }
            }
            answered.add(best);
        }
        return answered;
    }
}
