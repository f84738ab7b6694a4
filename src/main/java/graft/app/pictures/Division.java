package graft.app.pictures;

import graft.common.Message;
import graft.data.Part;
import graft.data.inspect.TestPrecision;
import graft.data.split.Split;
import graft.evaluation.Percent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the pictures would be split by what was chosen.
 *
 * @param split absent where they cannot be split
 * @param refusal why not
 */
public record Division(Optional<Split> split, Optional<Message> refusal) {

    /** Below this many pictures counts say more than percentages. */
    private static final int FEWEST = 10;

    /** How many pictures a part has. */
    public int count(Part part) {
        return split.map(s -> s.manifest().of(part).size()).orElse(0);
    }

    /** The share of a part in whole percent. */
    public long percent(Part part) {
        int all = count(Part.TRAIN) + count(Part.VALIDATION) + count(Part.TEST);
        return all == 0 ? 0 : Percent.of((double) count(part) / all);
    }

    public boolean hasTest() {
        return count(Part.TEST) > 0;
    }

    /** What the test, or without one the validation, will be able to show, the smallest class included. */
    public Optional<Message> precision() {
        if (split.isEmpty()) {
            return Optional.empty();
        }
        Part part = hasTest() ? Part.TEST : Part.VALIDATION;
        TestPrecision all = TestPrecision.of("", count(part));
        Optional<TestPrecision> smallest =
                perClass(part).stream().min(Comparator.comparingInt(TestPrecision::pictures));
        return smallest.filter(s -> hasTest() && s.pictures() >= FEWEST && all.pictures() >= FEWEST)
                .map(s -> Message.of(
                        "pictures.precision", all.pictures(), all.points(), s.about(), s.pictures(), s.points()))
                .or(() -> Optional.of(all.sentence(hasTest())));
    }

    private List<TestPrecision> perClass(Part part) {
        Map<String, Map<Part, Integer>> counts =
                split.map(s -> s.manifest().counts()).orElse(Map.of());
        return counts.entrySet().stream()
                .map(e -> TestPrecision.of(e.getKey(), e.getValue().getOrDefault(part, 0)))
                .toList();
    }
}
