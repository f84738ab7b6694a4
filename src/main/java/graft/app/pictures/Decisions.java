package graft.app.pictures;

import graft.app.wizard.OpenModel;
import graft.data.Fit;
import graft.data.scan.PictureChoices;
import java.util.List;
import java.util.Optional;

/** What a person decides about the pictures: how they are split and fitted, and what becomes of single classes and pictures. */
public final class Decisions {

    private final OpenModel model;

    Decisions(OpenModel model) {
        this.model = model;
    }

    /** Validation and test get these shares, 0 to 0.5 each. */
    public void share(double validation, double test) {
        model.change(draft -> draft.withShares(validation, test));
    }

    /** The person has said which pictures belong together; empty for none. */
    public void group(Optional<String> word) {
        model.change(draft -> draft.withGroups(word));
    }

    public void fit(Fit fit) {
        model.change(draft -> draft.withFit(fit));
    }

    /** Leaves a class out of what is learned. */
    public void leaveOut(String className) {
        model.change(draft -> draft.withChoices(draft.pictureChoices().without(className)));
    }

    /** Takes in again a class that was left out. */
    public void takeIn(String className) {
        model.change(draft -> draft.withChoices(draft.pictureChoices().with(className)));
    }

    /** Says where a picture belongs whose copies lie in several classes; empty for nowhere. */
    public void decide(String digest, Optional<String> className) {
        PictureChoices.Decision decision = new PictureChoices.Decision(digest, className);
        model.change(draft -> draft.withChoices(draft.pictureChoices().deciding(decision)));
    }

    /** Uses none of the pictures that lie in several classes. */
    public void leaveOutAll(List<String> digests) {
        model.change(draft -> {
            PictureChoices choices = draft.pictureChoices();
            for (String digest : digests) {
                choices = choices.deciding(new PictureChoices.Decision(digest, Optional.empty()));
            }
            return draft.withChoices(choices);
        });
    }
}
