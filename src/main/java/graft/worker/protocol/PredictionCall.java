package graft.worker.protocol;

import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import java.util.List;
import java.util.Optional;

/**
 * The request to ask a finished model about picture files. What it answers comes as {@link Piece}s, all of which count; the
 * answer at the end is {@link Done}.
 *
 * @param model a model file or bundle
 * @param pictures any number of files, in the order in which they are to be answered
 */
public record PredictionCall(String model, List<String> pictures) {

    public static final String KIND = "predict";

    public PredictionCall {
        pictures = List.copyOf(pictures);
    }

    /**
     * A part of the answers.
     *
     * @param model what the model says of itself; in the first piece, before any row
     * @param rows the next rows, in order
     * @param done how many rows there are with these
     */
    public record Piece(Optional<ModelMetadata> model, List<PictureAnswer> rows, long done) {
        public Piece {
            rows = List.copyOf(rows);
        }
    }

    /** How many rows were sent in all. */
    public record Done(long rows) {}
}
