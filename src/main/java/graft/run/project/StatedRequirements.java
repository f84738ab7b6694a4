package graft.run.project;

import graft.evaluation.Requirement;
import graft.run.JsonDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was demanded of the models of a project, and when. A demand is worth something because it was made before the result
 * was known; so nothing is ever changed here, and what is taken back stays listed as such.
 *
 * @param stated in the order in which they were made
 * @param neverMiss classes that must not be missed: wherever figures are shown they come first
 */
public record StatedRequirements(List<Stated> stated, List<String> neverMiss) {

    /** The file {@value RequirementBook#FILE} of a project. */
    static final JsonDocument<StatedRequirements> DOCUMENT = new JsonDocument<>(StatedRequirements.class);

    /** Before any was made. */
    public static final StatedRequirements NONE = new StatedRequirements(List.of(), List.of());

    public StatedRequirements {
        stated = List.copyOf(stated);
        neverMiss = List.copyOf(neverMiss);
    }

    /**
     * One demand.
     *
     * @param requirement what is demanded
     * @param at when it was made
     * @param testSeen whether a model of the project had been tested by then, so that the result may have been known
     * @param withdrawn when it was taken back, if it was
     */
    public record Stated(Requirement requirement, Instant at, boolean testSeen, Optional<Instant> withdrawn) {}

    /** Those that hold. */
    public List<Stated> holding() {
        return stated.stream().filter(s -> s.withdrawn().isEmpty()).toList();
    }

    StatedRequirements with(Requirement requirement, Instant at, boolean testSeen) {
        List<Stated> more = new ArrayList<>(stated);
        more.add(new Stated(requirement, at, testSeen, Optional.empty()));
        return new StatedRequirements(more, neverMiss);
    }

    StatedRequirements without(Stated gone, Instant at) {
        return new StatedRequirements(
                stated.stream()
                        .map(s ->
                                s.equals(gone) ? new Stated(s.requirement(), s.at(), s.testSeen(), Optional.of(at)) : s)
                        .toList(),
                neverMiss);
    }

    StatedRequirements marked(String label, boolean must) {
        List<String> now = new ArrayList<>(neverMiss);
        now.remove(label);
        if (must) {
            now.add(label);
        }
        return new StatedRequirements(stated, now);
    }
}
