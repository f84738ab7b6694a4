package graft.training;

/**
 * One stretch of training with one cut and one schedule.
 *
 * @param frozenStages how many stages of the backbone stay frozen, counted from the input; all of them for the head alone
 * @param epochs how often every training picture is seen, at most
 * @param learningRate the highest rate of the stage next to the head, in Adam's units
 * @param headLearningRate the highest rate of the head
 * @param stageDecay what the rate is multiplied with from one stage to the one below it (discriminative rates; Howard and
 *     Ruder 2018), 0 to 1
 * @param warmupEpochs how long the rate climbs to its highest from zero before it falls along a cosine (Loshchilov and
 *     Hutter 2017); may be a fraction
 * @param patience after how many epochs without a lower validation loss the phase ends
 */
public record PhasePlan(
        int frozenStages,
        int epochs,
        double learningRate,
        double headLearningRate,
        double stageDecay,
        double warmupEpochs,
        int patience) {

    public PhasePlan {
        if (frozenStages < 0 || epochs < 1 || patience < 1) {
            throw new IllegalArgumentException(
                    "phase of " + epochs + " epochs with " + frozenStages + " frozen stages");
        }
        if (!(learningRate > 0)
                || !(headLearningRate > 0)
                || !(stageDecay > 0 && stageDecay <= 1)
                || warmupEpochs < 0) {
            throw new IllegalArgumentException("rates " + learningRate + ", " + headLearningRate + ", " + stageDecay);
        }
    }

    /** The same phase at other rates, all multiplied by this. */
    public PhasePlan withRatesTimes(double factor) {
        return new PhasePlan(
                frozenStages,
                epochs,
                learningRate * factor,
                headLearningRate * factor,
                stageDecay,
                warmupEpochs,
                patience);
    }
}
