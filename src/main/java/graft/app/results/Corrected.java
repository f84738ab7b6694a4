package graft.app.results;

import graft.common.GraftException;
import graft.common.Message;
import graft.run.RunComparison;
import graft.run.RunFolder;
import graft.run.RunState;
import graft.run.correction.CorrectedScore;
import graft.run.correction.Correction;
import graft.run.correction.Corrections;
import graft.run.correction.RunCorrections;
import graft.run.project.ProjectCorrections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was corrected in the project of a run, and what that means for this run.
 *
 * @param all every correction ever made
 * @param score of this run if corrections of its test pictures are believed; empty if none is about one of them
 * @param unlearned how many corrections of other pictures hold that the run has not learned from, or were undone since
 * @param against what the comparison with the version before says; empty for the first, or where they cannot be compared
 */
record Corrected(Corrections all, Optional<CorrectedScore> score, int unlearned, Optional<Message> against) {

    static final Corrected NOTHING = new Corrected(Corrections.NONE, Optional.empty(), 0, Optional.empty());

    /**
     * Reads what holds now. Slow as disks are, so not for the JavaFX thread.
     *
     * @throws GraftException with code DATA if one of the files is damaged
     */
    static Corrected read(TestedRun run) {
        ProjectCorrections corrections = run.project().corrections();
        Corrections all = corrections.all();
        Set<String> measured = corrections.measured();
        return new Corrected(
                all,
                CorrectedScore.of(run.run().predictions(), all.among(measured)),
                unlearned(all, measured, RunCorrections.of(run.run()).learned()),
                against(run));
    }

    private record Label(String digest, Optional<String> to) {}

    private static int unlearned(Corrections all, Set<String> measured, List<Correction> learned) {
        Set<Label> now = labels(all.inForce().stream()
                .filter(c -> !measured.contains(c.digest()))
                .toList());
        Set<Label> then = labels(learned);
        Set<Label> either = new HashSet<>(now);
        either.addAll(then);
        either.removeIf(label -> now.contains(label) && then.contains(label));
        return (int) either.stream().map(Label::digest).distinct().count();
    }

    private static Set<Label> labels(List<Correction> corrections) {
        Set<Label> labels = new HashSet<>();
        corrections.forEach(c -> labels.add(new Label(c.digest(), c.to())));
        return labels;
    }

    private static Optional<Message> against(TestedRun run) {
        List<RunFolder> earlier =
                run.project().runs().stream().limit(run.version() - 1L).toList();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            if (earlier.get(i).state() instanceof RunState.Finished) {
                return compare(earlier.get(i), run.run());
            }
        }
        return Optional.empty();
    }

    /** Versions that were tested on other pictures, or of other classes, have nothing to be compared by. */
    private static Optional<Message> compare(RunFolder before, RunFolder after) {
        try {
            return RunComparison.of(List.of(before, after)).rows().get(1).sentence();
        } catch (GraftException e) {
            return Optional.empty();
        }
    }
}
