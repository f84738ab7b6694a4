package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.BuildInfo;
import graft.compute.Machine;
import graft.compute.dl4j.ConvolutionTrial;
import graft.compute.dl4j.Nd4jProbe;
import graft.compute.onnx.OnnxRuntimeProbe;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.EnvironmentReport.Convolution;
import graft.worker.protocol.EnvironmentReport.Library;
import graft.worker.protocol.Payload;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what this worker finds itself in ({@link EnvironmentReport}); loads the native libraries only if asked to. */
final class EnvironmentHandler implements RequestHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(EnvironmentHandler.class);

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        boolean libraries =
                Payload.as(payload, EnvironmentReport.Question.class).libraries();
        return Payload.of(new EnvironmentReport(
                BuildInfo.current().version(),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                Machine.detect(),
                Runtime.getRuntime().maxMemory(),
                libraries ? Optional.of(probe("ND4J", EnvironmentHandler::nd4j)) : Optional.empty(),
                libraries ? Optional.of(probe("ONNX Runtime", EnvironmentHandler::onnxRuntime)) : Optional.empty()));
    }

    private static Library nd4j() {
        Nd4jProbe probe = Nd4jProbe.run();
        ConvolutionTrial trial = ConvolutionTrial.run();
        return new Library(
                probe.version(),
                "",
                List.of(probe.backend()),
                probe.threads(),
                Optional.of(probe.layerHelpersActive()),
                Optional.of(new Convolution(trial.gigaflops(), trial.plainGigaflops(), trial.oneDnnActive())),
                probe.nativeLimitBytes());
    }

    private static Library onnxRuntime() {
        OnnxRuntimeProbe probe = OnnxRuntimeProbe.run();
        return new Library(probe.version(), "", probe.providers(), 0, Optional.empty(), Optional.empty(), 0);
    }

    /** A library that does not load is the very thing to be reported here, so it is no failure of the request. */
    private static Library probe(String name, Supplier<Library> probe) {
        try {
            return probe.get();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.error("{} cannot be loaded", name, e);
            return Library.broken(e.toString());
        }
    }
}
