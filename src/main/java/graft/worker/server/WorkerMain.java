package graft.worker.server;

import graft.backbone.FeatureProbe;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import graft.compute.NativeOptions;
import graft.compute.Processors;
import graft.compute.onnx.OnnxRuntimeFiles;
import graft.data.PictureReader;
import graft.data.decode.ImageIoPictureReader;
import graft.training.TrainingEngines;
import graft.training.dl4j.Dl4jScratch;
import graft.training.onnx.OnnxFeatureProbe;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.BackboneVerifyCall;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.ExportCall;
import graft.worker.protocol.HeadTrialCall;
import graft.worker.protocol.HeatMapCall;
import graft.worker.protocol.MessageWriter;
import graft.worker.protocol.OpeningCall;
import graft.worker.protocol.ParityCall;
import graft.worker.protocol.PredictionCall;
import graft.worker.protocol.PretrainCall;
import graft.worker.protocol.TrainingCall;
import graft.worker.protocol.WorkerMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entry of a worker process, and the one place that wires what it can do. */
public final class WorkerMain {

    private WorkerMain() {}

    /** Serves the process that started this one; takes no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        StdioGuard stdio = StdioGuard.take();
        warmUp();
        Path cache = Folders.current().cache();
        OnnxRuntimeFiles.keepIn(cache);
        NativeOptions.keepCacheIn(cache);
        WorkerServer server = new WorkerServer(
                stdio.in(), stdio.out(), handlers(new NativeEngines()), WorkerServer.GRACE, Runtime.getRuntime()::halt);
        WorkerProcess.run(server);
    }

    /** Loads what writes JSON while the logging is set up: together a third of the time to the greeting otherwise. */
    private static void warmUp() {
        Thread thread = new Thread(() -> MessageWriter.encode(new WorkerMessage.Bye()), "graft-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Everything a worker can do.
     *
     * @param engines what trains
     */
    static Handlers handlers(TrainingEngines engines) {
        PictureReader reader = new ImageIoPictureReader();
        FeatureProbe probe = new OnnxFeatureProbe(Processors.detect().physical());
        List<Path> bundled = ApplicationFolder.current().backbones();
        OpenModel models = new OpenModel();
        Map<String, RequestHandler> byKind = new HashMap<>(Map.of(
                EnvironmentReport.KIND, new EnvironmentHandler(),
                BackboneCall.KIND, new BackboneHandler(bundled, probe),
                BackboneVerifyCall.KIND, new BackboneVerifyHandler(bundled, probe),
                PredictionCall.KIND, new PredictionHandler(models, reader),
                HeatMapCall.KIND, new HeatMapHandler(models, reader),
                ExportCall.KIND, new ExportHandler(reader),
                ParityCall.KIND, new ParityHandler(reader),
                HeadTrialCall.KIND, new HeadTrialHandler(new NativeEngines(), bundled, probe, reader),
                PretrainCall.KIND, new PretrainHandler(Dl4jScratch::create, bundled, probe, reader),
                TrainingCall.KIND, new TrainingHandler(engines, bundled, probe, reader, Clock.systemUTC())));
        byKind.put(OpeningCall.KIND, new OpeningHandler(models));
        return new Handlers(byKind);
    }
}
