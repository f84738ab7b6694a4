package graft.training.dl4j;

/**
 * Cross entropy of softmax(logits) with targets, weighted by example, in nats: what is minimised. Computed outside the
 * graph in double precision, so that targets, weights and sums are exactly those asked for.
 *
 * @param weightedLoss {@code sum over i of w[i] * -sum over c of t[i][c] * log p[i][c]}
 * @param gradient [N, C] of that sum with respect to the logits: {@code w[i] * (p[i][c] * sum(t[i]) - t[i][c])}
 */
record SoftmaxLoss(double weightedLoss, float[] gradient) {

    /**
     * @param logits [N, C]
     * @param targets [N, C], not negative
     * @param weights [N]
     */
    static SoftmaxLoss of(float[] logits, float[] targets, float[] weights, int count) {
        int classes = logits.length / count;
        float[] gradient = new float[logits.length];
        double loss = 0;
        for (int i = 0; i < count; i++) {
            loss += row(logits, targets, weights[i], i * classes, classes, gradient);
        }
        return new SoftmaxLoss(loss, gradient);
    }

    private static double row(float[] logits, float[] targets, double weight, int from, int classes, float[] gradient) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = from; c < from + classes; c++) {
            highest = Math.max(highest, logits[c]);
        }
        double sum = 0;
        double mass = 0;
        double expected = 0;
        for (int c = from; c < from + classes; c++) {
            sum += Math.exp(logits[c] - highest);
            mass += targets[c];
            expected += targets[c] * (double) logits[c];
        }
        for (int c = from; c < from + classes; c++) {
            double probability = Math.exp(logits[c] - highest) / sum;
            gradient[c] = (float) (weight * (probability * mass - targets[c]));
        }
        return weight * (mass * (highest + Math.log(sum)) - expected);
    }
}
