package graft.run.correction;

import graft.data.scan.ClassCorrections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a person has ever corrected in a project, what was undone included: the history is kept, for whoever wants to
 * know how a score came about.
 *
 * @param made in the order they were made
 * @param undone when each correction was undone that was, by its number
 */
public record Corrections(List<Correction> made, Map<Integer, Instant> undone) {

    /** Nothing was corrected. */
    public static final Corrections NONE = new Corrections(List.of(), Map.of());

    public Corrections {
        made = List.copyOf(made);
        undone = Map.copyOf(undone);
    }

    /** What holds now, in the order it was made: of each picture the last that was not undone, if it changes anything. */
    public List<Correction> inForce() {
        Map<String, Correction> last = new LinkedHashMap<>();
        for (Correction each : standing()) {
            last.remove(each.digest());
            last.put(each.digest(), each);
        }
        return last.values().stream().filter(c -> !c.changesNothing()).toList();
    }

    /** What holds now for one picture. */
    public Optional<Correction> of(String digest) {
        return inForce().stream().filter(c -> c.digest().equals(digest)).findFirst();
    }

    /** The last correction that was not undone: what Undo takes back. */
    public Optional<Correction> last() {
        List<Correction> standing = standing();
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.get(standing.size() - 1));
    }

    /** Whether a correction of this number was made and holds still. */
    public boolean stands(int number) {
        return standing().stream().anyMatch(c -> c.number() == number);
    }

    private List<Correction> standing() {
        return made.stream().filter(c -> !undone.containsKey(c.number())).toList();
    }

    /** What holds now for these pictures alone. */
    public List<Correction> among(Set<String> digests) {
        return inForce().stream().filter(c -> digests.contains(c.digest())).toList();
    }

    /**
     * What a scan is to take for something else.
     *
     * @param measured the pictures a score rests on, which a scan takes as they were first labelled: a score does not rise by
     *     editing its test
     */
    public ClassCorrections forScan(Set<String> measured) {
        Map<String, Optional<String>> classes = new HashMap<>();
        for (Correction each : inForce()) {
            if (!measured.contains(each.digest())) {
                classes.put(each.digest(), each.to());
            }
        }
        return new ClassCorrections(classes);
    }

    Corrections with(Correction correction) {
        List<Correction> more = new ArrayList<>(made);
        more.add(correction);
        return new Corrections(more, undone);
    }

    Corrections without(int number, Instant at) {
        Map<Integer, Instant> more = new HashMap<>(undone);
        more.put(number, at);
        return new Corrections(made, more);
    }

    /** The number of the next one. */
    int next() {
        return made.stream().mapToInt(Correction::number).max().orElse(0) + 1;
    }
}
