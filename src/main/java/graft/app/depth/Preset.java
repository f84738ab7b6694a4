package graft.app.depth;

import graft.training.FreezeDepth;
import graft.training.TrainingOptions;

/** The three depths that a person chooses from without thinking of stages. */
public enum Preset {
    /** All stages stay frozen. */
    HEAD_ONLY("depth.headOnly", "depth.headOnlyMeaning"),
    /** The last third of the stages learns. */
    LAST_STAGES("depth.lastStages", "depth.lastStagesMeaning"),
    /** Everything learns, from the top down. */
    EVERYTHING("depth.everything", "depth.everythingMeaning");

    private static final int SHARE_OF_LAST = 3;

    private final String nameKey;
    private final String meaningKey;

    Preset(String nameKey, String meaningKey) {
        this.nameKey = nameKey;
        this.meaningKey = meaningKey;
    }

    String nameKey() {
        return nameKey;
    }

    String meaningKey() {
        return meaningKey;
    }

    /** How many stages stay frozen of so many. */
    int frozen(int stages) {
        return switch (this) {
            case HEAD_ONLY -> stages;
            case LAST_STAGES -> stages - Math.max(1, stages / SHARE_OF_LAST);
            case EVERYTHING -> 0;
        };
    }

    boolean gradual() {
        return this == EVERYTHING;
    }

    /** The depth in the words of a plan. */
    FreezeDepth depth(int stages) {
        return DepthModel.depth(frozen(stages), stages);
    }

    /** Whether these options are this preset. */
    boolean is(TrainingOptions options, int stages) {
        return options.freeze().frozenStages(stages) == frozen(stages) && options.gradual() == gradual();
    }
}
