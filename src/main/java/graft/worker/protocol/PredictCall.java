package graft.worker.protocol;

import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import java.util.List;
import java.util.Optional;

/**
 * The request to answer picture files with a model. Its events are {@link News}, none of which is dropped; the first says
 * which model it is.
 *
 * @param model path of the model file or bundle
 * @param pictures paths of the pictures, any number
 * @param threads how many threads the model may use, and how many read pictures
 */
public record PredictCall(String model, List<String> pictures, int threads) {

    public static final String KIND = "predict";

    public PredictCall {
        pictures = List.copyOf(pictures);
    }

    /**
     * What has happened since the last news.
     *
     * @param model what the model says of itself; only in the first news
     * @param rows the next pictures, in the order asked for
     * @param done how many there were so far
     */
    public record News(Optional<ModelMetadata> model, List<PictureAnswer> rows, long done) {

        public News {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What came of it.
     *
     * @param answered how many pictures were answered
     * @param unreadable how many could not be read
     * @param seconds how long it took, opening the model included
     */
    public record Done(int answered, int unreadable, double seconds) {}
}
