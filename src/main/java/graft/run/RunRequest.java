package graft.run;

import graft.data.scan.PictureChoices;
import graft.training.TrainingOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of a run: all it takes to begin it anew, even if it was killed before the first picture was read. The
 * pictures are those of its project, wherever they lie by then.
 *
 * @param name what the person calls the run; need not be unique
 * @param created when it was asked for
 * @param backbone id of the backbone, or the weights file as a {@link Reference} from the project's folder
 * @param options what was said about the training
 * @param split how the pictures are to be split
 * @param groups the table of groups, as a {@link Reference} from the project's folder, or the name of a grouping that was
 *     offered and taken; absent if every picture stands for itself
 * @param choices what the person has decided about single classes and pictures; absent for nothing
 * @param command the words of the terminal command that asks for the same; empty where it was asked in the window
 */
public record RunRequest(
        String name,
        Instant created,
        String backbone,
        TrainingOptions options,
        SplitRequest split,
        Optional<String> groups,
        Optional<PictureChoices> choices,
        List<String> command) {

    /** The file {@value RunFiles#REQUEST}. */
    public static final JsonDocument<RunRequest> DOCUMENT = new JsonDocument<>(RunRequest.class);

    public RunRequest {
        command = List.copyOf(command);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a run needs a name");
        }
    }

    /**
     * How the pictures are to be split.
     *
     * @param file a table of picture and part, as a {@link Reference} from the project's folder; it then decides alone,
     *     for this run only
     * @param validationFraction the share for validation where nothing else decides
     * @param testFraction the share for the test where nothing else decides
     * @param seed chooses one of the many equally good splits
     */
    public record SplitRequest(Optional<String> file, double validationFraction, double testFraction, long seed) {}

    /** Whether the other asks for the same model: the same choices, whatever it is called and whenever it was asked for. */
    public boolean sameChoices(RunRequest other) {
        return backbone.equals(other.backbone)
                && options.equals(other.options)
                && split.equals(other.split)
                && groups.equals(other.groups)
                && choices.equals(other.choices);
    }

    /** The same asked for at another time. */
    public RunRequest at(Instant now) {
        return new RunRequest(name, now, backbone, options, split, groups, choices, command);
    }

    /** The same under another name. */
    public RunRequest named(String newName) {
        return new RunRequest(newName, created, backbone, options, split, groups, choices, command);
    }
}
