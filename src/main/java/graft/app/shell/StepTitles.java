package graft.app.shell;

import graft.app.wizard.StepId;

/** What the steps are called, and what each is for while nothing was chosen there. */
final class StepTitles {

    private StepTitles() {}

    static String nameKey(StepId id) {
        return switch (id) {
            case PICTURES -> "shell.pictures";
            case BACKBONE -> "shell.backbone";
            case DEPTH -> "shell.depth";
            case TRAIN -> "shell.train";
            case RESULTS -> "shell.results";
            case USE -> "shell.use";
        };
    }

    /** What a step is for, while nothing was chosen there. */
    static String purposeKey(StepId id) {
        return switch (id) {
            case PICTURES -> "shell.picturesPurpose";
            case BACKBONE -> "shell.backbonePurpose";
            case DEPTH -> "shell.depthPurpose";
            case TRAIN -> "shell.trainPurpose";
            case RESULTS -> "shell.resultsPurpose";
            case USE -> "shell.usePurpose";
        };
    }
}
