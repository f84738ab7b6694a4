package graft.evaluation;

import graft.common.CounterRandom;
import java.util.Arrays;

/**
 * Fisher's randomisation test of paired differences: if neither of two runs is better, each unit's difference is as
 * likely to have the other sign, so the sum is compared with the sums of all, or of many random, sign patterns (Fisher,
 * The Design of Experiments, 1935, section 21; random patterns: Phipson and Smyth, Permutation p-values should never be
 * zero, 2010). It assumes no distribution and holds its level in small samples.
 */
final class SignFlipTest {

    private static final int EXACT_UP_TO = 13;
    private static final int PATTERNS = 9_999;

    private SignFlipTest() {}

    /** How likely a sum at least as great as that of {@code differences} is under random signs, above 0 to 1. */
    static double greater(double[] differences, long seed) {
        // Units without a difference decide nothing in any pattern.
        double[] d = Arrays.stream(differences).filter(v -> v != 0).toArray();
        double sum = Arrays.stream(d).sum();
        // Patterns that give the same sum must count as such although added up in another order.
        double least = sum - 1e-12 * Arrays.stream(d).map(Math::abs).sum();
        return d.length <= EXACT_UP_TO ? exact(d, least) : random(d, least, seed);
    }

    /** The two-sided test: twice the smaller of both tails, at most 1. */
    static double twoSided(double[] differences, long seed) {
        double[] mirrored = Arrays.stream(differences).map(v -> -v).toArray();
        return Math.min(1, 2 * Math.min(greater(differences, seed), greater(mirrored, seed)));
    }

    private static double exact(double[] d, double least) {
        int patterns = 1 << d.length;
        int atLeast = 0;
        for (int signs = 0; signs < patterns; signs++) {
            double sum = 0;
            for (int u = 0; u < d.length; u++) {
                sum += (signs >>> u & 1) == 0 ? d[u] : -d[u];
            }
            atLeast += sum >= least ? 1 : 0;
        }
        return (double) atLeast / patterns;
    }

    private static double random(double[] d, double least, long seed) {
        double[][] sums = sumsOfEight(d);
        int atLeast = 0;
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            CounterRandom random = CounterRandom.of(seed, pattern);
            double sum = 0;
            long signs = 0;
            for (int block = 0; block < sums.length; block++) {
                signs = block % Long.BYTES == 0 ? random.bits(block) : signs >>> Byte.SIZE;
                sum += sums[block][(int) (signs & 0xFF)];
            }
            atLeast += sum >= least ? 1 : 0;
        }
        return (1.0 + atLeast) / (1.0 + PATTERNS);
    }

    /** For each eight differences their sums under all 256 sign patterns, so that a pattern costs an eighth. */
    private static double[][] sumsOfEight(double[] d) {
        double[][] sums = new double[(d.length + Byte.SIZE - 1) / Byte.SIZE][1 << Byte.SIZE];
        for (int u = 0; u < d.length; u++) {
            double[] block = sums[u / Byte.SIZE];
            for (int signs = 0; signs < block.length; signs++) {
                block[signs] += (signs >>> u % Byte.SIZE & 1) == 0 ? d[u] : -d[u];
            }
        }
        return sums;
    }
}
