package graft.training;

/**
 * What keeps a network from learning its training pictures by heart.
 *
 * @param dropout the share of pooled features left out at each step, 0 to below 1 (Srivastava et al. 2014)
 * @param labelSmoothing the share of certainty taken from the right class and spread over all, 0 to below 1 (Szegedy et
 *     al. 2016)
 * @param weightDecay pull of the head's weights towards zero, added to the gradient
 * @param l2sp pull of the tail's weights towards the pretrained ones, added to the gradient (Li et al. 2018)
 * @param clipNorm largest global norm of a step's gradient
 * @param balanceClasses whether pictures of rare classes count for more, so that every class counts the same in all
 */
public record Regularization(
        double dropout,
        double labelSmoothing,
        double weightDecay,
        double l2sp,
        double clipNorm,
        boolean balanceClasses) {

    public Regularization {
        if (!(dropout >= 0 && dropout < 1) || !(labelSmoothing >= 0 && labelSmoothing < 1)) {
            throw new IllegalArgumentException("dropout " + dropout + ", label smoothing " + labelSmoothing);
        }
        if (!(weightDecay >= 0) || !(l2sp >= 0) || !(clipNorm > 0)) {
            throw new IllegalArgumentException("weight decay " + weightDecay + ", l2sp " + l2sp + ", clip " + clipNorm);
        }
    }
}
