package graft.backbone;

import java.util.List;
import java.util.Map;

/** Runs the graph of another program once, to learn what shapes there are in its middle. */
public interface GraphProbe {

    /**
     * What a run told.
     *
     * @param shapes of the values asked for that are float32, by name
     * @param seconds it took
     */
    record Outcome(Map<String, List<Long>> shapes, double seconds) {
        public Outcome {
            shapes = Map.copyOf(shapes);
        }
    }

    /**
     * Runs a graph on an empty picture.
     *
     * @param model an ONNX file that answers these values
     * @param input the name of its input
     * @param shape of the input
     * @param values their names
     * @throws graft.common.GraftException with {@link graft.common.ErrorCode#WEIGHTS} if it cannot be run
     */
    Outcome run(byte[] model, String input, List<Long> shape, List<String> values);
}
