package graft.worker.protocol;

import graft.model.Answer;
import graft.model.HeatMap;
import java.util.Optional;

/**
 * The request to say where in a picture a model found what speaks for a class.
 *
 * @param model path of the model file or bundle
 * @param picture path of the picture
 * @param label the class; the one it answers if empty
 * @param longSide length of the map's longer side in pixels, at most
 * @param threads how many threads the model may use
 */
public record HeatMapCall(String model, String picture, Optional<String> label, int longSide, int threads) {

    public static final String KIND = "heatmap";

    /** The answer and its map. */
    public record Drawn(Answer answer, HeatMap map) {}
}
