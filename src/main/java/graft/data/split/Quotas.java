package graft.data.split;

import graft.data.Part;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How many pictures of a class each part should get.
 *
 * @param wanted what the fractions ask for, in whole pictures that add up to the class
 * @param least what each part must have if the units allow it: two from six pictures on, one from three on
 */
record Quotas(Map<Part, Integer> wanted, Map<Part, Integer> least) {

    private static final int TWO_EACH_FROM = 6;
    private static final int ONE_EACH_FROM = 3;

    /** The quotas of a class of {@code total} pictures over these parts, which include training. */
    static Quotas of(int total, Set<Part> parts, SplitSettings settings) {
        int least = total >= TWO_EACH_FROM ? 2 : total >= ONE_EACH_FROM ? 1 : 0;
        double kept = 1
                - (parts.contains(Part.VALIDATION) ? 0 : settings.validationFraction())
                - (parts.contains(Part.TEST) ? 0 : settings.testFraction());
        Map<Part, Integer> wanted = new EnumMap<>(Part.class);
        Map<Part, Integer> leasts = new EnumMap<>(Part.class);
        int rest = total;
        for (Part part : parts) {
            leasts.put(part, least);
            if (part != Part.TRAIN) {
                double fraction =
                        (part == Part.VALIDATION ? settings.validationFraction() : settings.testFraction()) / kept;
                int n = Math.max(least, (int) Math.round(fraction * total));
                wanted.put(part, n);
                rest -= n;
            }
        }
        while (rest < least) {
            Part richest = wanted.getOrDefault(Part.VALIDATION, 0) >= wanted.getOrDefault(Part.TEST, 0)
                    ? Part.VALIDATION
                    : Part.TEST;
            wanted.merge(richest, -1, Integer::sum);
            rest++;
        }
        wanted.put(Part.TRAIN, rest);
        return new Quotas(wanted, leasts);
    }
}
