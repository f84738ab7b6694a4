package graft.training;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import java.util.ArrayList;
import java.util.List;

/** Turns what a person has said into a whole plan; every number it adds has its reason in {@code docs/training.md}. */
public final class PlanFactory {

    private static final int HEAD_EPOCHS = 30;
    private static final int TAIL_EPOCHS = 15;
    private static final int BATCH = 32;
    /** Bounds the native memory of one pass through a tail; the batch of a step may be larger. */
    private static final int MICRO_BATCH = 16;
    /**
     * Divided by the number of features it is the head's rate: one step of Adam moves a logit by about rate times number,
     * so the same progress suits every backbone.
     */
    private static final double HEAD_PROGRESS = 1.28;

    private static final double HEAD_WARMUP_SHARE = 0.05;
    /**
     * Divided by the number of channels that enter the last stage it is the rate next to the head, for the same reason:
     * a step of Adam moves what a kernel answers by about rate times the number of values it adds up.
     */
    private static final double TAIL_PROGRESS = 0.056;

    private static final double LOWEST_TAIL_RATE = 5e-5;
    private static final double HIGHEST_TAIL_RATE = 5e-4;
    /** The head has converged before anything is unfrozen and only follows. */
    private static final double HEAD_RATE_OVER_TAIL = 2;

    private static final double STAGE_DECAY = 0.8;
    private static final double WARMUP_EPOCHS = 1;
    private static final int GRADUAL_PHASES = 3;
    private static final int VIEWS = 3;

    private PlanFactory() {}

    /**
     * @param backbone id of the backbone
     * @param weightsDigest digest of its weights
     * @param network the backbone's description
     * @param threads how many threads the machine offers
     * @param cacheBudget how many bytes the activation cache may take unless the options say so
     * @return with a refit unless the options are against it; without test pictures, {@link TrainingPlan#withoutRefit}
     */
    public static TrainingPlan plan(
            TrainingOptions options,
            String backbone,
            String weightsDigest,
            NetworkDescription network,
            List<String> classes,
            int threads,
            long cacheBudget) {
        int batch = options.batchSize().orElse(BATCH);
        return new TrainingPlan(
                TrainingPlan.SCHEMA_VERSION,
                backbone,
                weightsDigest,
                network.input().height(),
                network.input().width(),
                classes,
                options.fit(),
                options.augmentation(),
                options.augmentation().isNone() ? 1 : VIEWS,
                phases(options, network),
                batch,
                Math.min(batch, MICRO_BATCH),
                new Regularization(0.5, 0.1, 0, 1e-3, 5, options.balanceClasses()),
                options.seed(),
                options.threads().orElse(threads),
                TrunkEngine.ONNX_RUNTIME,
                options.cacheBudget().orElse(cacheBudget),
                options.timeLimit(),
                options.refit().orElse(true));
    }

    private static double tailRate(Shapes shapes, int stages) {
        double rate = TAIL_PROGRESS / shapes.atCut(stages - 1).channels();
        return Math.max(LOWEST_TAIL_RATE, Math.min(HIGHEST_TAIL_RATE, rate));
    }

    private static List<PhasePlan> phases(TrainingOptions options, NetworkDescription network) {
        Shapes shapes = Shapes.of(network);
        int stages = network.stages().size();
        double defaultHeadRate = HEAD_PROGRESS / shapes.output().channels();
        int frozen = options.freeze().frozenStages(stages);
        if (frozen < network.untrainableStages()) {
            throw new GraftException(ErrorCode.USAGE, Message.of("training.freezeForeign"));
        }
        List<PhasePlan> phases = new ArrayList<>();
        boolean headAlone = frozen == stages;
        double headRate = headAlone ? options.learningRate().orElse(defaultHeadRate) : defaultHeadRate;
        int headEpochs = options.epochs().orElse(HEAD_EPOCHS);
        phases.add(new PhasePlan(
                stages, headEpochs, headRate, headRate, 1, HEAD_WARMUP_SHARE * headEpochs, patience(headEpochs)));
        if (headAlone) {
            return phases;
        }
        int cuts = options.gradual() ? Math.min(GRADUAL_PHASES, stages - frozen) : 1;
        double rate = options.learningRate().orElseGet(() -> tailRate(shapes, stages));
        for (int i = 1; i <= cuts; i++) {
            phases.add(tail(options, rate, stages - (int) Math.ceil((double) (stages - frozen) * i / cuts)));
        }
        return phases;
    }

    private static PhasePlan tail(TrainingOptions options, double rate, int frozen) {
        int epochs = options.epochs().orElse(TAIL_EPOCHS);
        return new PhasePlan(
                frozen,
                epochs,
                rate,
                rate * HEAD_RATE_OVER_TAIL,
                STAGE_DECAY,
                Math.min(WARMUP_EPOCHS, epochs / 2.0),
                patience(epochs));
    }

    /** Long enough to get over a bad epoch or two; a third of a long phase is a sign that it is over. */
    private static int patience(int epochs) {
        return Math.max(5, (epochs + 2) / 3);
    }
}
