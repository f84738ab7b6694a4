package graft.benchmark.folds;

import graft.training.PhasePlan;
import graft.training.Regularization;
import graft.training.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A plan with other numbers than Graft would choose, to measure what they are worth. Those of phases are about unfrozen
 * stages; the head's own phase has but its number of epochs, {@code head-epochs}.
 *
 * @param values by name
 */
record PlanChanges(Map<String, Double> values) {

    private static final Set<String> NAMES = Set.of(
            "head-epochs",
            "rate",
            "head",
            "decay",
            "epochs",
            "warmup",
            "patience",
            "l2sp",
            "dropout",
            "smoothing",
            "views",
            "batch");

    PlanChanges {
        values = Map.copyOf(values);
        if (!NAMES.containsAll(values.keySet())) {
            throw new IllegalArgumentException("one of " + values.keySet() + " is none of " + NAMES);
        }
    }

    TrainingPlan applyTo(TrainingPlan plan) {
        Regularization r = plan.regularization();
        List<PhasePlan> phases = IntStream.range(0, plan.phases().size())
                .mapToObj(i -> i == 0
                        ? head(plan.phases().get(i))
                        : phase(plan.phases().get(i)))
                .toList();
        int batch = (int) value("batch", plan.batchSize());
        return new TrainingPlan(
                plan.schemaVersion(),
                plan.backbone(),
                plan.weightsDigest(),
                plan.inputHeight(),
                plan.inputWidth(),
                plan.classes(),
                plan.fit(),
                plan.augmentation(),
                (int) value("views", plan.views()),
                phases,
                batch,
                Math.min(batch, plan.microBatch()),
                new Regularization(
                        value("dropout", r.dropout()),
                        value("smoothing", r.labelSmoothing()),
                        r.weightDecay(),
                        value("l2sp", r.l2sp()),
                        r.clipNorm(),
                        r.balanceClasses()),
                plan.seed(),
                plan.threads(),
                plan.trunkEngine(),
                plan.cacheBudget(),
                plan.timeLimit(),
                plan.refit());
    }

    private PhasePlan head(PhasePlan phase) {
        int epochs = (int) value("head-epochs", phase.epochs());
        return new PhasePlan(
                phase.frozenStages(),
                epochs,
                phase.learningRate(),
                phase.headLearningRate(),
                phase.stageDecay(),
                phase.warmupEpochs() * epochs / phase.epochs(),
                phase.patience());
    }

    /** {@code head} is what the head's rate is, times that of the stage next to it. */
    private PhasePlan phase(PhasePlan phase) {
        double rate = value("rate", phase.learningRate());
        return new PhasePlan(
                phase.frozenStages(),
                (int) value("epochs", phase.epochs()),
                rate,
                rate * value("head", phase.headLearningRate() / phase.learningRate()),
                value("decay", phase.stageDecay()),
                value("warmup", phase.warmupEpochs()),
                (int) value("patience", phase.patience()));
    }

    private double value(String name, double otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
