package graft.app.results;

import graft.app.wizard.Draft;
import graft.run.RunRequest;
import java.util.EnumSet;
import java.util.Set;

/** What a person can have changed since a run was trained, so that its results are those of an older version. */
public enum Change {
    /** Which pictures, how they are split and grouped, how they become the network's input. */
    PICTURES("results.changedPictures"),
    BACKBONE("results.changedBackbone"),
    /** Freeze depth, augmentation, and everything else about the training. */
    TRAINING("results.changedTraining");

    private final String key;

    Change(String key) {
        this.key = key;
    }

    /** Key of its words in a list. */
    String key() {
        return key;
    }

    /** What differs between what is chosen now and what a run was asked. */
    static Set<Change> since(RunRequest trained, Draft now) {
        Set<Change> changes = EnumSet.noneOf(Change.class);
        if (!now.split().equals(trained.split())
                || !now.groups().equals(trained.groups())
                || !now.choices().equals(trained.choices())
                || !now.options().fit().equals(trained.options().fit())) {
            changes.add(PICTURES);
        }
        // While a recommendation holds there is no choice of the person's that could differ.
        if (now.backbone().filter(b -> !b.equals(trained.backbone())).isPresent()) {
            changes.add(BACKBONE);
        }
        if (!now.withFit(trained.options().fit()).options().equals(trained.options())) {
            changes.add(TRAINING);
        }
        return changes;
    }
}
