package graft.training;

/** Cross entropy of logits [N, C], in nats, computed so that large logits do not overflow. */
final class Losses {

    private Losses() {}

    /** {@code -log softmax(logits)[label]} of row {@code row}. */
    static double crossEntropy(float[] logits, int row, int classes, int label) {
        int from = row * classes;
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            highest = Math.max(highest, logits[from + c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += Math.exp(logits[from + c] - highest);
        }
        return highest + Math.log(sum) - logits[from + label];
    }

    /** The index of the highest logit of row {@code row}; the first of equals. */
    static int answer(float[] logits, int row, int classes) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (logits[row * classes + c] > logits[row * classes + best]) {
                best = c;
            }
        }
        return best;
    }
}
