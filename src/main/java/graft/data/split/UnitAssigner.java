package graft.data.split;

import graft.common.Digests;
import graft.data.Part;
import graft.data.scan.Picture;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Gives whole units to parts so that each class comes as near to its fractions as the units allow.
 *
 * <p>Large units first, each to the part where its classes lack most; then single units move, and two units change
 * places, as long as that helps. What helps: first that no part lacks pictures of a class it should have two of
 * (training before test before validation), then the squared distance from the wanted numbers, each class weighted by
 * its size. Where something is still lacking other orders are tried. Units of one picture each always end exactly at
 * the wanted numbers. Everything depends on the seed and the units' digests, and on no name or order of files.
 */
final class UnitAssigner {

    private static final int ORDERS = 8;
    private static final int MOST_ROUNDS = 20;

    /** Above this many units single moves are fine enough, and changing places in pairs would take long. */
    private static final int MOST_FOR_SWAPS = 300;

    /** Smaller gains are rounding. */
    private static final double GAIN = 1e-6;

    private final SplitSettings settings;
    private final List<Part> parts;

    UnitAssigner(SplitSettings settings, Set<Part> parts) {
        this.settings = settings;
        this.parts = List.copyOf(EnumSet.copyOf(parts));
    }

    /**
     * Assigns units.
     *
     * @param units in any order
     * @param fixed how many pictures of each class each part has already
     * @return the part of each unit, by id
     */
    Map<String, Part> assign(List<Unit> units, Map<String, Map<Part, Integer>> fixed) {
        Map<String, Part> best = new HashMap<>();
        double lowest = Double.POSITIVE_INFINITY;
        for (int order = 0; order < ORDERS && lowest >= PartTally.LACK; order++) {
            Attempt attempt = new Attempt(ordered(units, order), fixed);
            double cost = attempt.run();
            if (cost < lowest) {
                lowest = cost;
                best = attempt.result();
            }
        }
        return best;
    }

    private List<Unit> ordered(List<Unit> units, int number) {
        record Keyed(Unit unit, String key) {}
        return units.stream()
                .map(u -> new Keyed(u, Digests.ofText(settings.seed() + "/" + number + "/" + u.id())))
                .sorted(Comparator.comparingInt(
                                (Keyed k) -> -k.unit().pictures().size())
                        .thenComparing(Keyed::key))
                .map(Keyed::unit)
                .toList();
    }

    private final class Attempt {
        private final List<Unit> units;
        private final int[][] classes;
        private final int[][] counts;
        private final int[] chosen;
        private final PartTally tally;

        Attempt(List<Unit> units, Map<String, Map<Part, Integer>> fixed) {
            this.units = units;
            this.chosen = new int[units.size()];
            Map<String, Integer> numbers = classNumbers(fixed);
            classes = new int[units.size()][];
            counts = new int[units.size()][];
            int[] toCome = new int[numbers.size()];
            for (int u = 0; u < units.size(); u++) {
                Map<Integer, Integer> byClass = new TreeMap<>();
                for (Picture p : units.get(u).pictures()) {
                    byClass.merge(numbers.getOrDefault(p.className(), 0), 1, Integer::sum);
                }
                classes[u] = byClass.keySet().stream().mapToInt(c -> c).toArray();
                counts[u] = byClass.values().stream().mapToInt(c -> c).toArray();
                byClass.forEach((c, n) -> toCome[c] += n);
            }
            int[][] there = new int[numbers.size()][parts.size()];
            numbers.forEach((name, c) -> Arrays.setAll(
                    there[c], p -> fixed.getOrDefault(name, Map.of()).getOrDefault(parts.get(p), 0)));
            tally = new PartTally(parts, there, toCome, settings);
        }

        private Map<String, Integer> classNumbers(Map<String, Map<Part, Integer>> fixed) {
            Map<String, Integer> numbers = new TreeMap<>();
            fixed.keySet().forEach(c -> numbers.put(c, 0));
            units.forEach(u -> u.pictures().forEach(p -> numbers.put(p.className(), 0)));
            int next = 0;
            for (Map.Entry<String, Integer> e : numbers.entrySet()) {
                e.setValue(next++);
            }
            return numbers;
        }

        double run() {
            for (int u = 0; u < chosen.length; u++) {
                chosen[u] = emptiest(u);
                put(u, chosen[u], 1);
            }
            for (int round = 0; round < MOST_ROUNDS; round++) {
                boolean moved = moveSingles();
                boolean swapped = chosen.length <= MOST_FOR_SWAPS && swapPairs();
                if (!moved && !swapped) {
                    break;
                }
            }
            return tally.cost();
        }

        /** The part whose distance from the wanted numbers falls most by taking the unit; training on a tie. */
        private int emptiest(int u) {
            int best = 0;
            double lowest = Double.POSITIVE_INFINITY;
            for (int p = 0; p < parts.size(); p++) {
                double change = 0;
                for (int k = 0; k < classes[u].length; k++) {
                    change += tally.distanceChange(classes[u][k], p, counts[u][k]);
                }
                if (change < lowest - GAIN) {
                    lowest = change;
                    best = p;
                }
            }
            return best;
        }

        private boolean moveSingles() {
            boolean any = false;
            for (int u = 0; u < chosen.length; u++) {
                for (int p = 0; p < parts.size(); p++) {
                    int from = chosen[u];
                    if (p != from) {
                        double before = costOf(classes[u]);
                        move(u, p);
                        if (costOf(classes[u]) < before - GAIN) {
                            any = true;
                        } else {
                            move(u, from);
                        }
                    }
                }
            }
            return any;
        }

        private boolean swapPairs() {
            boolean any = false;
            for (int a = 0; a < chosen.length; a++) {
                for (int b = a + 1; b < chosen.length; b++) {
                    if (chosen[a] != chosen[b]) {
                        int[] both = IntStream.concat(IntStream.of(classes[a]), IntStream.of(classes[b]))
                                .distinct()
                                .toArray();
                        double before = costOf(both);
                        exchange(a, b);
                        if (costOf(both) < before - GAIN) {
                            any = true;
                        } else {
                            exchange(a, b);
                        }
                    }
                }
            }
            return any;
        }

        private void exchange(int a, int b) {
            int p = chosen[a];
            move(a, chosen[b]);
            move(b, p);
        }

        private void move(int u, int to) {
            put(u, chosen[u], -1);
            chosen[u] = to;
            put(u, to, 1);
        }

        private void put(int u, int part, int sign) {
            for (int k = 0; k < classes[u].length; k++) {
                tally.add(classes[u][k], part, sign * counts[u][k]);
            }
        }

        private double costOf(int[] someClasses) {
            double cost = 0;
            for (int c : someClasses) {
                cost += tally.cost(c);
            }
            return cost;
        }

        Map<String, Part> result() {
            Map<String, Part> result = new HashMap<>();
            for (int u = 0; u < chosen.length; u++) {
                result.put(units.get(u).id(), parts.get(chosen[u]));
            }
            return result;
        }
    }
}
