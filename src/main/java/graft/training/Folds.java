package graft.training;

import graft.common.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Training pictures shared out among folds: whole units, each class as evenly as they allow. */
final class Folds {

    /** Keeps the draws apart from all others of a run. */
    private static final long DRAW = 0xF01D5L;

    private Folds() {}

    /**
     * The fold of each picture, 0 to {@code folds - 1}. Large units come first, each into the fold that has the fewest
     * pictures of its classes, and of those into the smallest; equal ones go by their name, so the same pictures are
     * always shared out alike.
     *
     * @param classes how many classes there are
     */
    static int[] assign(List<TrainingPictures.Picture> pictures, int classes, int folds) {
        return assign(pictures, classes, folds, Comparator.comparing(Map.Entry::getKey));
    }

    /**
     * The same with units of equal size in an order that is drawn: another draw shares them out otherwise.
     *
     * @param seed decides the order together with {@code draw}
     */
    static int[] assign(List<TrainingPictures.Picture> pictures, int classes, int folds, long seed, long draw) {
        Map<String, Integer> first = new LinkedHashMap<>();
        pictures.forEach(p -> first.putIfAbsent(p.unit(), first.size()));
        int[] place = CounterRandom.of(seed, DRAW, draw).permutation(first.size());
        return assign(pictures, classes, folds, Comparator.comparingInt(u -> place[first.getOrDefault(u.getKey(), 0)]));
    }

    private static int[] assign(
            List<TrainingPictures.Picture> pictures,
            int classes,
            int folds,
            Comparator<Map.Entry<String, List<Integer>>> equalOnes) {
        Map<String, List<Integer>> units = new LinkedHashMap<>();
        for (int i = 0; i < pictures.size(); i++) {
            units.computeIfAbsent(pictures.get(i).unit(), u -> new ArrayList<>())
                    .add(i);
        }
        int[][] counts = new int[folds][classes];
        int[] fold = new int[pictures.size()];
        units.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Integer>> u) ->
                                -u.getValue().size())
                        .thenComparing(equalOnes))
                .forEach(unit -> {
                    int chosen = emptiest(counts, unit.getValue(), pictures);
                    for (int picture : unit.getValue()) {
                        fold[picture] = chosen;
                        counts[chosen][pictures.get(picture).label()]++;
                    }
                });
        return fold;
    }

    private static int emptiest(int[][] counts, List<Integer> unit, List<TrainingPictures.Picture> pictures) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int f = 0; f < counts.length; f++) {
            long alike = 0;
            for (int picture : unit) {
                alike += counts[f][pictures.get(picture).label()];
            }
            // First by pictures of these classes; ties by all.
            long load = (alike << 32) + Arrays.stream(counts[f]).sum();
            if (load < least) {
                least = load;
                best = f;
            }
        }
        return best;
    }
}
