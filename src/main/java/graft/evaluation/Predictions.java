package graft.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a model answered for N pictures whose class is known: true class, log-probability of each of C classes, and, if
 * given, each picture's id and its group. Immutable, and the input of everything in this package.
 *
 * <p>Logits are kept as log-probabilities (logit minus the log of the sum of all exponentials), which loses only a
 * constant per picture that no figure depends on. Where several classes are equally probable the answer is the first.
 */
public final class Predictions {

    /**
     * The least probability taken as such. Single precision ends near it; a model that answers 0 is read as this, so
     * that its logarithm stays a number.
     */
    public static final double LEAST_PROBABILITY = 1e-38;

    private static final double SUM_TOLERANCE = 1e-3;

    private final List<String> classes;
    private final int[] truth;
    private final double[] logProbabilities;
    private final List<String> pictures;
    private final List<String> groups;

    private Predictions(
            List<String> classes, int[] truth, double[] logProbabilities, List<String> pictures, List<String> groups) {
        this.classes = classes;
        this.truth = truth;
        this.logProbabilities = logProbabilities;
        this.pictures = pictures;
        this.groups = groups;
    }

    /**
     * @param classes the names of the C classes, at least two, none twice
     * @param truth index of each picture's true class, 0 to C - 1, at least one picture
     * @param logits [N, C], finite
     * @throws IllegalArgumentException if sizes do not match or a value is outside its range
     */
    public static Predictions ofLogits(List<String> classes, int[] truth, double[][] logits) {
        List<String> names = checkedClasses(classes);
        int c = names.size();
        if (truth.length == 0 || logits.length != truth.length) {
            throw new IllegalArgumentException(truth.length + " true classes for " + logits.length + " answers");
        }
        double[] flat = new double[truth.length * c];
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] < 0 || truth[i] >= c || logits[i].length != c) {
                throw new IllegalArgumentException("picture " + i + ": class " + truth[i] + ", " + logits[i].length
                        + " logits, " + c + " classes");
            }
            putLogSoftmax(logits[i], 1.0, flat, i * c);
        }
        return new Predictions(names, truth.clone(), flat, List.of(), List.of());
    }

    /** As {@link #ofLogits(List, int[], double[][])}, from single precision. */
    public static Predictions ofLogits(List<String> classes, int[] truth, float[][] logits) {
        return ofLogits(classes, truth, widened(logits));
    }

    /**
     * @param probabilities [N, C], each row adding up to 1 within 0.001; it is made to add up exactly, and 0 is read as
     *     {@link #LEAST_PROBABILITY}
     * @throws IllegalArgumentException if sizes do not match or a value is outside its range
     */
    public static Predictions ofProbabilities(List<String> classes, int[] truth, double[][] probabilities) {
        double[][] logs = new double[probabilities.length][];
        for (int i = 0; i < probabilities.length; i++) {
            double sum = Arrays.stream(probabilities[i]).sum();
            if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)
                    || Arrays.stream(probabilities[i]).anyMatch(p -> p < 0)) {
                throw new IllegalArgumentException("picture " + i + ": not probabilities, sum " + sum);
            }
            logs[i] = Arrays.stream(probabilities[i])
                    .map(p -> Math.log(Math.max(p, LEAST_PROBABILITY)))
                    .toArray();
        }
        return ofLogits(classes, truth, logs);
    }

    /** As {@link #ofProbabilities(List, int[], double[][])}, from single precision. */
    public static Predictions ofProbabilities(List<String> classes, int[] truth, float[][] probabilities) {
        return ofProbabilities(classes, truth, widened(probabilities));
    }

    /** The same with an id for each picture, by which two runs are matched; no id may appear twice. */
    public Predictions withPictures(List<String> ids) {
        if (ids.size() != size() || new HashSet<>(ids).size() != ids.size()) {
            throw new IllegalArgumentException(ids.size() + " picture ids, some perhaps twice, for " + size());
        }
        return new Predictions(classes, truth, logProbabilities, List.copyOf(ids), groups);
    }

    /** The same with a group for each picture; pictures of one group show the same plant, part or person. */
    public Predictions withGroups(List<String> groupOfEach) {
        if (groupOfEach.size() != size()) {
            throw new IllegalArgumentException(groupOfEach.size() + " groups for " + size() + " pictures");
        }
        return new Predictions(classes, truth, logProbabilities, pictures, List.copyOf(groupOfEach));
    }

    /** All rows one after the other, such as the folds of a cross-validation; classes must be the same in all. */
    public static Predictions joined(List<Predictions> parts) {
        Predictions first = parts.get(0);
        boolean ids = parts.stream().noneMatch(p -> p.pictures.isEmpty());
        boolean grouped = parts.stream().noneMatch(p -> p.groups.isEmpty());
        if (parts.stream().anyMatch(p -> !p.classes.equals(first.classes))) {
            throw new IllegalArgumentException("parts with other classes");
        }
        Predictions all = new Predictions(
                first.classes,
                parts.stream().flatMapToInt(p -> Arrays.stream(p.truth)).toArray(),
                parts.stream()
                        .flatMapToDouble(p -> Arrays.stream(p.logProbabilities))
                        .toArray(),
                List.of(),
                List.of());
        all = ids ? all.withPictures(together(parts.stream().map(p -> p.pictures))) : all;
        return grouped ? all.withGroups(together(parts.stream().map(p -> p.groups))) : all;
    }

    /** These rows in this order, with their ids and groups. */
    public Predictions rows(int[] chosen) {
        int c = classCount();
        double[] flat = new double[chosen.length * c];
        int[] classOf = new int[chosen.length];
        List<String> ids = new ArrayList<>();
        List<String> groupOf = new ArrayList<>();
        for (int k = 0; k < chosen.length; k++) {
            int i = chosen[k];
            classOf[k] = truth[i];
            System.arraycopy(logProbabilities, i * c, flat, k * c, c);
            picture(i).ifPresent(ids::add);
            group(i).ifPresent(groupOf::add);
        }
        if (chosen.length == 0) {
            throw new IllegalArgumentException("no rows");
        }
        return new Predictions(classes, classOf, flat, List.copyOf(ids), List.copyOf(groupOf));
    }

    /** The same pictures, with their ids and groups, as another model answers them: logits [N, C], finite. */
    Predictions answeredBy(double[][] logits) {
        Predictions other = ofLogits(classes, truth, logits);
        return new Predictions(classes, truth, other.logProbabilities, pictures, groups);
    }

    /** The same answers with every logit divided by {@code temperature} > 0: above 1 less sure, below 1 surer. */
    public Predictions atTemperature(double temperature) {
        if (!(temperature > 0 && Double.isFinite(temperature))) {
            throw new IllegalArgumentException("temperature " + temperature);
        }
        int c = classCount();
        double[] flat = new double[logProbabilities.length];
        for (int i = 0; i < size(); i++) {
            putLogSoftmax(Arrays.copyOfRange(logProbabilities, i * c, (i + 1) * c), temperature, flat, i * c);
        }
        return new Predictions(classes, truth, flat, pictures, groups);
    }

    /** The number of pictures, N. */
    public int size() {
        return truth.length;
    }

    public List<String> classes() {
        return classes;
    }

    /** The number of classes, C. */
    public int classCount() {
        return classes.size();
    }

    /** Index of the true class of picture {@code i}. */
    public int truth(int i) {
        return truth[i];
    }

    public double logProbability(int i, int classIndex) {
        return logProbabilities[i * classCount() + classIndex];
    }

    public double probability(int i, int classIndex) {
        return Math.exp(logProbability(i, classIndex));
    }

    /** The most probable class of picture {@code i}; of several equally probable ones the first. */
    public int answer(int i) {
        int best = 0;
        for (int c = 1; c < classCount(); c++) {
            if (logProbability(i, c) > logProbability(i, best)) {
                best = c;
            }
        }
        return best;
    }

    /** The probability of the answer, 1/C to 1. */
    public double confidence(int i) {
        return probability(i, answer(i));
    }

    public boolean isRight(int i) {
        return answer(i) == truth[i];
    }

    /** How many pictures were answered rightly. */
    public int right() {
        int n = 0;
        for (int i = 0; i < size(); i++) {
            n += isRight(i) ? 1 : 0;
        }
        return n;
    }

    /** The true class's place among the answers of picture {@code i}, 1 for the most probable. */
    public int placeOfTruth(int i) {
        int place = 1;
        double own = logProbability(i, truth[i]);
        for (int c = 0; c < classCount(); c++) {
            double other = logProbability(i, c);
            if (other > own || (other == own && c < truth[i])) {
                place++;
            }
        }
        return place;
    }

    /** The id of picture {@code i}, where ids were given. */
    public Optional<String> picture(int i) {
        return pictures.isEmpty() ? Optional.empty() : Optional.of(pictures.get(i));
    }

    /** The group of picture {@code i}, where groups were given. */
    public Optional<String> group(int i) {
        return groups.isEmpty() ? Optional.empty() : Optional.of(groups.get(i));
    }

    /** Whether some pictures share a group, so that they do not count as independent. */
    public boolean hasSharedGroups() {
        return !groups.isEmpty() && new HashSet<>(groups).size() < size();
    }

    @Override
    public String toString() {
        return right() + " of " + size() + " right, " + classCount() + " classes";
    }

    private static List<String> checkedClasses(List<String> classes) {
        if (classes.size() < 2 || new HashSet<>(classes).size() != classes.size()) {
            throw new IllegalArgumentException("classes must be two or more, none twice: " + classes);
        }
        return List.copyOf(classes);
    }

    private static void putLogSoftmax(double[] logits, double temperature, double[] into, int at) {
        double most = Arrays.stream(logits).max().orElseThrow();
        double sum = 0;
        for (double z : logits) {
            sum += Math.exp((z - most) / temperature);
        }
        double logSum = Math.log(sum);
        for (int c = 0; c < logits.length; c++) {
            double value = (logits[c] - most) / temperature - logSum;
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("logit " + logits[c]);
            }
            into[at + c] = value;
        }
    }

    private static double[][] widened(float[][] values) {
        double[][] wide = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            wide[i] = new double[values[i].length];
            for (int c = 0; c < values[i].length; c++) {
                wide[i][c] = values[i][c];
            }
        }
        return wide;
    }

    private static List<String> together(Stream<List<String>> lists) {
        return lists.flatMap(List::stream).toList();
    }
}
