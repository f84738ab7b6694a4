package graft.training;

import java.util.Optional;

/** Measures a tail on the validation pictures, plain views only, without dropout. */
final class Validation {

    private final LabeledViews pictures;
    private final ActivationSource source;
    private final Optional<Standardization> standardization;
    private final int classes;
    private final int batch;
    private final double smoothing;

    Validation(
            LabeledViews pictures,
            ActivationSource source,
            Optional<Standardization> standardization,
            int classes,
            int batch,
            double smoothing) {
        this.pictures = pictures;
        this.source = source;
        this.standardization = standardization;
        this.classes = classes;
        this.batch = batch;
        this.smoothing = smoothing;
    }

    /**
     * What was measured; all absent where there are no validation pictures.
     *
     * @param loss mean cross entropy in nats
     * @param criterion mean cross entropy with the smoothed labels that training uses: what the epoch is chosen by. The
     *     plain loss punishes a growing certainty long before the answers get worse
     * @param accuracy share of right answers
     */
    record Figures(Optional<Double> loss, Optional<Double> criterion, Optional<Double> accuracy) {}

    Figures measure(TrainableTail tail) {
        if (pictures.size() == 0) {
            return new Figures(Optional.empty(), Optional.empty(), Optional.empty());
        }
        float[] logits = logits(tail);
        double loss = 0;
        double uniform = 0;
        int correct = 0;
        for (int i = 0; i < pictures.size(); i++) {
            int label = pictures.classes().get(i);
            loss += Losses.crossEntropy(logits, i, classes, label);
            for (int c = 0; c < classes; c++) {
                uniform += Losses.crossEntropy(logits, i, classes, c) / classes;
            }
            correct += Losses.answer(logits, i, classes) == label ? 1 : 0;
        }
        int n = pictures.size();
        return new Figures(
                Optional.of(loss / n),
                Optional.of(((1 - smoothing) * loss + smoothing * uniform) / n),
                Optional.of((double) correct / n));
    }

    /** The logits [N, C] of all validation pictures. */
    float[] logits(TrainableTail tail) {
        float[] all = new float[pictures.size() * classes];
        for (int from = 0; from < pictures.size(); from += batch) {
            int count = Math.min(batch, pictures.size() - from);
            float[] activations = new float[count * source.values()];
            source.read(pictures.plain().subList(from, from + count), activations);
            standardization.ifPresent(s -> s.apply(activations, count));
            System.arraycopy(tail.logits(activations, count), 0, all, from * classes, count * classes);
        }
        return all;
    }
}
