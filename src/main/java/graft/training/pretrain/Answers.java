package graft.training.pretrain;

/** What rows of logits [N, C] say. */
final class Answers {

    private Answers() {}

    /** The class with the highest logit in a row; the first of equals. */
    static int best(float[] logits, int row, int classes) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (logits[row * classes + c] > logits[row * classes + best]) {
                best = c;
            }
        }
        return best;
    }

    /** Cross entropy of a row with one class, in nats. */
    static double loss(float[] logits, int row, int classes, int label) {
        double highest = logits[row * classes + best(logits, row, classes)];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += Math.exp(logits[row * classes + c] - highest);
        }
        return highest + Math.log(sum) - logits[row * classes + label];
    }
}
