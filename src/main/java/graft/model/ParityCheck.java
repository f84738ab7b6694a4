package graft.model;

import graft.common.CancellationToken;
import graft.common.GraftException;
import graft.common.Progress;
import graft.data.UnreadablePictureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The proof that a model file answers as what it was made from: both are asked about the same picture files, each reading
 * and preparing them in its own way, and the largest difference of a probability decides.
 */
public final class ParityCheck {

    /** The largest difference that passes. */
    public static final double TOLERANCE = 0.01;

    private ParityCheck() {}

    /** Somebody who answers picture files. */
    public interface Answerer {

        /**
         * The probabilities for one file, in the order of the model's labels.
         *
         * @throws UnreadablePictureException if it cannot be read
         */
        List<Double> probabilities(Path picture) throws UnreadablePictureException;
    }

    /**
     * Asks both about each picture.
     *
     * @param pictures at least one
     * @param model what is tested: the file, opened
     * @param reference what it must agree with
     * @throws GraftException with {@link graft.common.ErrorCode#CANCELLED} if stopped
     */
    public static ParityReport run(
            ModelMetadata metadata,
            List<Path> pictures,
            Answerer model,
            Answerer reference,
            Progress progress,
            CancellationToken cancellation) {
        List<ParityReport.Row> rows = new ArrayList<>();
        for (Path picture : pictures) {
            cancellation.throwIfCancelled();
            rows.add(row(metadata, picture, model, reference));
            progress.at(rows.size(), pictures.size());
        }
        return ParityReport.of(metadata, rows, TOLERANCE);
    }

    private static ParityReport.Row row(ModelMetadata metadata, Path picture, Answerer model, Answerer reference) {
        String name = String.valueOf(picture.getFileName());
        Reply ours = Reply.of(model, picture);
        Reply theirs = Reply.of(reference, picture);
        if (ours.probabilities.isEmpty() && theirs.probabilities.isEmpty()) {
            return ParityReport.Row.unreadable(name, ours.reason);
        }
        if (ours.probabilities.isEmpty() || theirs.probabilities.isEmpty()) {
            // Only one of them could read it: that is no parity.
            return ParityReport.Row.compared(name, "", "", 1);
        }
        return ParityReport.Row.compared(
                name,
                label(metadata, ours.probabilities),
                label(metadata, theirs.probabilities),
                difference(ours.probabilities, theirs.probabilities));
    }

    private static String label(ModelMetadata metadata, List<Double> probabilities) {
        // Not by an Answer, which refuses what is no probability; that is for the difference to show.
        int best = 0;
        for (int i = 1; i < Math.min(probabilities.size(), metadata.labels().size()); i++) {
            best = probabilities.get(i) > probabilities.get(best) ? i : best;
        }
        return metadata.labels().get(best);
    }

    private static double difference(List<Double> ours, List<Double> theirs) {
        if (ours.size() != theirs.size()) {
            return 1;
        }
        double largest = 0;
        for (int i = 0; i < ours.size(); i++) {
            double difference = Math.abs(ours.get(i) - theirs.get(i));
            // What is not a number differs from everything.
            largest = Double.isNaN(difference) ? 1 : Math.max(largest, difference);
        }
        return Math.min(1, largest);
    }

    /** Probabilities, or nothing and why. */
    private record Reply(List<Double> probabilities, String reason) {

        static Reply of(Answerer answerer, Path picture) {
            try {
                return new Reply(List.copyOf(answerer.probabilities(picture)), "");
            } catch (UnreadablePictureException e) {
                return new Reply(List.of(), e.reason().english());
            }
        }
    }
}
