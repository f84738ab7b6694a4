package graft.app.wizard;

import graft.data.Fit;
import graft.data.scan.PictureChoices;
import graft.run.JsonDocument;
import graft.run.RunRequest;
import graft.training.TrainingOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything a person has chosen for a model that is not trained yet. It lies in the project's folder as {@value #FILE}, so
 * it survives closing the window; and because it never changes, undoing is going back to the one before.
 *
 * @param name what the model is called
 * @param step where the person was
 * @param split how pictures are split
 * @param groups which pictures belong together: a word of {@link graft.data.split.GroupingChoice}; absent for none
 * @param groupsAnswered whether the person has answered that question
 * @param choices what was decided about single classes and pictures; absent for nothing
 * @param backbone id of the chosen backbone; absent while Graft's recommendation holds
 * @param options what was said about the training, the fit included
 * @param run id of the run that was started from this draft; absent before training
 */
public record Draft(
        String name,
        StepId step,
        RunRequest.SplitRequest split,
        Optional<String> groups,
        boolean groupsAnswered,
        Optional<PictureChoices> choices,
        Optional<String> backbone,
        TrainingOptions options,
        Optional<String> run) {

    /** Its name in the project's folder. */
    public static final String FILE = "draft.json";

    public static final JsonDocument<Draft> DOCUMENT = new JsonDocument<>(Draft.class);

    private static final double FRACTION = 0.15;
    private static final long SEED = 1;

    /** What holds before anything was chosen. */
    public static Draft named(String name) {
        return new Draft(
                name,
                StepId.PICTURES,
                new RunRequest.SplitRequest(Optional.empty(), FRACTION, FRACTION, SEED),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                TrainingOptions.unsaid(SEED),
                Optional.empty());
    }

    /** What a run was made with, as a draft that later changes begin from. */
    public static Draft of(RunRequest request, String run) {
        return new Draft(
                request.name(),
                StepId.PICTURES,
                request.split(),
                request.groups(),
                true,
                request.choices(),
                Optional.of(request.backbone()),
                request.options(),
                Optional.of(run));
    }

    /**
     * What training is asked for.
     *
     * @param chosenBackbone the backbone, recommended or chosen
     */
    public RunRequest request(String chosenBackbone, Instant now) {
        return new RunRequest(name, now, chosenBackbone, options, split, groups, choices, List.of());
    }

    public Draft withName(String chosen) {
        return new Draft(chosen, step, split, groups, groupsAnswered, choices, backbone, options, run);
    }

    public Draft at(StepId now) {
        return new Draft(name, now, split, groups, groupsAnswered, choices, backbone, options, run);
    }

    /** Validation and test get these shares, 0 to 0.5 each. */
    public Draft withShares(double validation, double test) {
        RunRequest.SplitRequest shares = new RunRequest.SplitRequest(split.file(), validation, test, split.seed());
        return new Draft(name, step, shares, groups, groupsAnswered, choices, backbone, options, run);
    }

    /** The person has said which pictures belong together. */
    public Draft withGroups(Optional<String> chosen) {
        return new Draft(name, step, split, chosen, true, choices, backbone, options, run);
    }

    /** What was decided about single classes and pictures. */
    public PictureChoices pictureChoices() {
        return choices.orElse(PictureChoices.NONE);
    }

    public Draft withChoices(PictureChoices made) {
        Optional<PictureChoices> kept = Optional.of(made).filter(c -> !c.equals(PictureChoices.NONE));
        return new Draft(name, step, split, groups, groupsAnswered, kept, backbone, options, run);
    }

    public Draft withBackbone(String chosen) {
        return new Draft(name, step, split, groups, groupsAnswered, choices, Optional.of(chosen), options, run);
    }

    public Draft withOptions(TrainingOptions chosen) {
        return new Draft(name, step, split, groups, groupsAnswered, choices, backbone, chosen, run);
    }

    public Draft withRun(String id) {
        return new Draft(name, step, split, groups, groupsAnswered, choices, backbone, options, Optional.of(id));
    }

    /** The same choices with nothing trained from them. */
    public Draft withoutRun() {
        return new Draft(name, step, split, groups, groupsAnswered, choices, backbone, options, Optional.empty());
    }

    public Draft withFit(Fit fit) {
        return withOptions(options.withFit(fit));
    }
}
