package graft.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a model fares on parts of the test pictures that somebody has named: the camera, the place, the season. Each part is
 * compared with all the others by Fisher's exact test of the share of right answers, at the number of independent pictures
 * that both are worth (Rao and Scott, A simple method for the analysis of clustered binary data, Biometrics 48, 1992); since
 * among many parts some differ by chance, the tests' values are made larger by Holm's rule (Scandinavian Journal of Statistics 6,
 * 1979). A gap is beyond noise below {@value #LEVEL}, and then only.
 *
 * @param groups by name
 * @param unnamed pictures that belong to none; they take part in no comparison
 */
public record Subgroups(List<Subgroup> groups, int unnamed) {

    /** In at most one of twenty tests without any real gap is there one that is called so. */
    static final double LEVEL = 0.05;

    /** Copies the groups. */
    public Subgroups {
        groups = List.copyOf(groups);
    }

    /**
     * One part of the pictures.
     *
     * @param name as somebody gave it
     * @param figures all figures of its pictures
     * @param gap to the pictures of all other parts; absent where there is no other
     */
    public record Subgroup(String name, Evaluation figures, Optional<Gap> gap) {}

    /**
     * What lies between a part and the others.
     *
     * @param difference share of right answers of the part less that of the others, -1 to 1
     * @param interval of the long-run difference, for this part by itself
     * @param chance how likely a gap as large in any of the parts is where there is none in the long run (adjusted p-value)
     * @param beyondNoise whether that is too unlikely to be taken for chance
     */
    public record Gap(double difference, Interval interval, double chance, boolean beyondNoise) {}

    /** Those whose gap is more than noise, the worst first. */
    public List<Subgroup> standingOut() {
        return groups.stream()
                .filter(g -> g.gap().filter(Gap::beyondNoise).isPresent())
                .sorted(Comparator.comparingDouble(
                        g -> g.gap().map(Gap::difference).orElse(0.0)))
                .toList();
    }

    /**
     * Compares.
     *
     * @param groupOfEach for each picture the part it belongs to, if any
     * @return nothing where no picture belongs to one
     */
    public static Optional<Subgroups> of(
            Predictions predictions, List<Optional<String>> groupOfEach, Purpose purpose, EvaluationSettings settings) {
        if (groupOfEach.size() != predictions.size()) {
            throw new IllegalArgumentException(groupOfEach.size() + " groups for " + predictions.size() + " pictures");
        }
        Map<String, List<Integer>> members = new TreeMap<>();
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < groupOfEach.size(); i++) {
            int picture = i;
            groupOfEach.get(i).ifPresent(g -> {
                members.computeIfAbsent(g, k -> new ArrayList<>()).add(picture);
                named.add(picture);
            });
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Comparison> comparisons = comparisons(predictions, groupOfEach, members, settings);
        Map<String, Double> adjusted = holm(comparisons);
        List<Subgroup> groups = new ArrayList<>();
        members.forEach((name, pictures) -> groups.add(new Subgroup(
                name,
                Evaluation.of(predictions.rows(array(pictures)), purpose, settings),
                Optional.ofNullable(comparisons.get(name)).map(c -> c.gap(adjusted.getOrDefault(name, 1.0))))));
        return Optional.of(new Subgroups(groups, predictions.size() - named.size()));
    }

    private static int[] array(List<Integer> pictures) {
        return pictures.stream().mapToInt(i -> i).toArray();
    }

    private static Map<String, Comparison> comparisons(
            Predictions predictions,
            List<Optional<String>> groupOfEach,
            Map<String, List<Integer>> members,
            EvaluationSettings settings) {
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        if (members.size() < 2) {
            return comparisons;
        }
        Shares shares = new Shares(Units.of(predictions), settings.confidence());
        for (String name : members.keySet()) {
            Optional<String> group = Optional.of(name);
            comparisons.put(
                    name,
                    new Comparison(
                            shares.worth(i -> groupOfEach.get(i).equals(group), predictions::isRight)
                                    .orElseThrow(),
                            shares.worth(
                                            i -> groupOfEach.get(i).isPresent()
                                                    && !groupOfEach.get(i).equals(group),
                                            predictions::isRight)
                                    .orElseThrow(),
                            shares));
        }
        return comparisons;
    }

    /** A part and all the others. */
    private record Comparison(Shares.Worth own, Shares.Worth others, Shares shares) {

        double chance() {
            return FisherTest.twoSided(
                    whole(own.share() * worth(own)), worth(own), whole(others.share() * worth(others)), worth(others));
        }

        private static int worth(Shares.Worth w) {
            return Math.max(1, (int) Math.floor(w.independent() + 1e-9));
        }

        private static int whole(double count) {
            return (int) Math.round(count);
        }

        /** The difference's interval from those of both shares (Newcombe, Statistics in Medicine 17, 1998). */
        Gap gap(double adjusted) {
            Interval a = shares.interval(own);
            Interval b = shares.interval(others);
            double difference = own.share() - others.share();
            double down = Math.hypot(own.share() - a.low(), b.high() - others.share());
            double up = Math.hypot(a.high() - own.share(), others.share() - b.low());
            Interval interval = new Interval(
                            difference - down, difference + up, a.confidence(), IntervalMethod.COMBINED)
                    .within(-1, 1);
            return new Gap(difference, interval, adjusted, adjusted < LEVEL);
        }
    }

    /** Of two parts each is compared with the other, which is one test and not two. */
    private static Map<String, Double> holm(Map<String, Comparison> comparisons) {
        Map<String, Double> chance = new HashMap<>();
        comparisons.forEach((name, c) -> chance.put(name, c.chance()));
        List<String> order = comparisons.keySet().stream()
                .sorted(Comparator.comparingDouble(n -> chance.getOrDefault(n, 1.0)))
                .toList();
        int tests = order.size() == 2 ? 1 : order.size();
        Map<String, Double> adjusted = new HashMap<>();
        double most = 0;
        for (int k = 0; k < order.size(); k++) {
            double factor = Math.max(1, tests - k);
            most = Math.max(most, Math.min(1, factor * chance.getOrDefault(order.get(k), 1.0)));
            adjusted.put(order.get(k), most);
        }
        return adjusted;
    }
}
