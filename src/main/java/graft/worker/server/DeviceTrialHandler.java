package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.Backbone;
import graft.backbone.BackboneStore;
import graft.backbone.FeatureProbe;
import graft.compute.Processors;
import graft.run.RunFolder;
import graft.training.FreezeDepth;
import graft.training.PlanFactory;
import graft.training.TailTrial;
import graft.training.TrainingEngines;
import graft.training.TrainingOptions;
import graft.training.TrainingPlan;
import graft.worker.protocol.DeviceTrialCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries the device this worker was started with, on what a run will train. */
final class DeviceTrialHandler implements RequestHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(DeviceTrialHandler.class);

    private final TrainingEngines engines;
    private final Supplier<Device> device;
    private final List<Path> bundled;
    private final FeatureProbe probe;

    /**
     * What ND4J computes with in this process.
     *
     * @param card whether it is a graphics card
     */
    record Device(String backend, boolean card) {}

    /**
     * @param device says what ND4J computes with
     * @param bundled the folder of the backbones that come with Graft
     */
    DeviceTrialHandler(TrainingEngines engines, Supplier<Device> device, List<Path> bundled, FeatureProbe probe) {
        this.engines = engines;
        this.device = device;
        this.bundled = bundled;
        this.probe = probe;
    }

    /** A plan that trains every stage, as far as it matters for a trial. */
    private static TrainingPlan everythingOf(Backbone backbone) {
        return PlanFactory.plan(
                TrainingOptions.unsaid(1).withFreeze(FreezeDepth.NONE, false),
                backbone.info().id(),
                backbone.info().weightsDigest(),
                backbone.network(),
                List.of("a", "b"),
                Processors.detect().physical(),
                0);
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        DeviceTrialCall call = Payload.as(payload, DeviceTrialCall.class);
        Device found = device.get();
        if (call.card() && !found.card()) {
            return Payload.of(new DeviceTrialCall.Tried(found.backend(), false, List.of(), 0));
        }
        BackboneStore store = new BackboneStore(Path.of(call.backbones()), bundled, probe);
        Optional<TrainingPlan> planned = call.run().map(run -> new RunFolder(Path.of(run)).plan());
        Backbone backbone = store.open(planned.map(TrainingPlan::backbone).orElse(BackboneStore.DEFAULT));
        TrainingPlan plan = planned.orElseGet(() -> everythingOf(backbone));
        TailTrial.Outcome outcome = new TailTrial(plan, backbone.network(), backbone.weights())
                .run(engines, Duration.ofMillis(call.milliseconds()), System::nanoTime);
        LOGGER.info("trial on {}: {} pictures a second, {}", found, outcome.picturesPerSecond(), outcome.figures());
        return Payload.of(new DeviceTrialCall.Tried(
                found.backend(), found.card(), outcome.figures(), outcome.picturesPerSecond()));
    }
}
