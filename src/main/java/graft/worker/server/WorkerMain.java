package graft.worker.server;

import graft.backbone.FeatureProbe;
import graft.backbone.GraphProbe;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import graft.compute.NativeOptions;
import graft.compute.Processors;
import graft.compute.dl4j.Nd4jProbe;
import graft.compute.onnx.OnnxRuntimeFiles;
import graft.data.PictureReader;
import graft.data.decode.ImageIoPictureReader;
import graft.training.TrainingEngines;
import graft.training.dl4j.Dl4jScratch;
import graft.training.onnx.OnnxFeatureProbe;
import graft.training.onnx.OnnxGraphProbe;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.BackboneVerifyCall;
import graft.worker.protocol.DeviceTrialCall;
import graft.worker.protocol.EmbedCall;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.ExportCall;
import graft.worker.protocol.ForeignCall;
import graft.worker.protocol.HeadFoldsCall;
import graft.worker.protocol.HeadTrialCall;
import graft.worker.protocol.HeatMapCall;
import graft.worker.protocol.MessageWriter;
import graft.worker.protocol.OpeningCall;
import graft.worker.protocol.ParityCall;
import graft.worker.protocol.PredictionCall;
import graft.worker.protocol.PretrainCall;
import graft.worker.protocol.RunBackboneCall;
import graft.worker.protocol.ShiftCall;
import graft.worker.protocol.TrainingCall;
import graft.worker.protocol.WorkerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Entry of a worker process, and the one place that wires what it can do. */
public final class WorkerMain {

    private WorkerMain() {}

    /** Serves the process that started this one; takes no arguments. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        StdioGuard stdio = StdioGuard.take();
        warmUp();
        NativeOptions.takeFromPlaces();
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

    private static DeviceTrialHandler.Device device() {
        Nd4jProbe found = Nd4jProbe.run();
        return new DeviceTrialHandler.Device(found.backend(), found.card());
    }

    /**
     * Everything a worker can do.
     *
     * @param engines what trains
     */
    static Handlers handlers(TrainingEngines engines) {
        return handlers(engines, engines, WorkerMain::device);
    }

    /**
     * The same, with another device.
     *
     * @param tried what is tried before training
     * @param device says what ND4J computes with
     */
    static Handlers handlers(
            TrainingEngines engines, TrainingEngines tried, Supplier<DeviceTrialHandler.Device> device) {
        PictureReader reader = new ImageIoPictureReader();
        FeatureProbe probe = new OnnxFeatureProbe(Processors.detect().physical());
        List<Path> bundled = ApplicationFolder.current().backbones();
        OpenModel models = new OpenModel();
        GraphProbe graphs = new OnnxGraphProbe();
        BackboneHandler backbones = new BackboneHandler(bundled, probe, graphs);
        return new Handlers(Map.ofEntries(
                Map.entry(EnvironmentReport.KIND, new EnvironmentHandler()),
                Map.entry(BackboneCall.KIND, backbones),
                Map.entry(ForeignCall.KIND, new ForeignHandler(graphs)),
                Map.entry(EmbedCall.KIND, new EmbedHandler(new NativeEngines(), backbones, reader)),
                Map.entry(RunBackboneCall.KIND, new RunBackboneHandler(bundled, probe)),
                Map.entry(BackboneVerifyCall.KIND, new BackboneVerifyHandler(bundled, probe)),
                Map.entry(PredictionCall.KIND, new PredictionHandler(models, reader)),
                Map.entry(HeatMapCall.KIND, new HeatMapHandler(models, reader)),
                Map.entry(OpeningCall.KIND, new OpeningHandler(models)),
                Map.entry(ShiftCall.KIND, new ShiftHandler(models, reader)),
                Map.entry(ExportCall.KIND, new ExportHandler(reader)),
                Map.entry(ParityCall.KIND, new ParityHandler(reader)),
                Map.entry(HeadTrialCall.KIND, new HeadTrialHandler(new NativeEngines(), bundled, probe, reader)),
                Map.entry(HeadFoldsCall.KIND, new HeadFoldsHandler(engines)),
                Map.entry(PretrainCall.KIND, new PretrainHandler(Dl4jScratch::create, bundled, probe, reader)),
                Map.entry(DeviceTrialCall.KIND, new DeviceTrialHandler(tried, device, bundled, probe)),
                Map.entry(TrainingCall.KIND, new TrainingHandler(engines, bundled, probe, reader, Clock.systemUTC()))));
    }
}
