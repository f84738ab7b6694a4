package graft.run;

import graft.data.Part;
import graft.evaluation.EvaluationSettings;
import graft.evaluation.FoldFigures;
import graft.evaluation.Predictions;
import graft.evaluation.SuspectLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What repeated cross-validation of a run's head answered, picture by picture. Made from the rest of the run and at any time
 * again with the same result, so a run without it is whole.
 *
 * @param folds how many shares the pictures were divided into
 * @param repeats how often anew
 * @param parts of the learning pictures that heads learned from, rising, the last 1
 * @param learned how many pictures that was on average, for each part
 * @param rightOfRepeat right answers of each repeat
 * @param classes in the order of the probabilities
 * @param rows every picture of the run
 */
public record RunFolds(
        int folds,
        int repeats,
        List<Double> parts,
        List<Integer> learned,
        List<Integer> rightOfRepeat,
        List<String> classes,
        List<Row> rows) {

    /** The file {@value RunFiles#FOLDS}. */
    public static final JsonDocument<RunFolds> DOCUMENT = new JsonDocument<>(RunFolds.class);

    /**
     * One picture.
     *
     * @param part of the split, whatever it means here
     * @param path relative to the scanned folder, with {@code /}
     * @param digest of its pixels
     * @param unit what it was not torn apart from
     * @param className what it is labelled with
     * @param probabilities mean over the repeats, of heads that learned from all of the other folds
     * @param right in how many repeats it was answered rightly, for each part
     * @param always in how many repeats the class with most learning pictures was right
     */
    public record Row(
            Part part,
            String path,
            String digest,
            String unit,
            String className,
            List<Double> probabilities,
            List<Integer> right,
            int always) {
        public Row {
            probabilities = List.copyOf(probabilities);
            right = List.copyOf(right);
        }
    }

    public RunFolds {
        parts = List.copyOf(parts);
        learned = List.copyOf(learned);
        rightOfRepeat = List.copyOf(rightOfRepeat);
        classes = List.copyOf(classes);
        rows = List.copyOf(rows);
        if (rows.isEmpty() || parts.size() < 2 || learned.size() != parts.size() || rightOfRepeat.size() != repeats) {
            throw new IllegalArgumentException(rows.size() + " rows, parts " + parts + ", learned " + learned);
        }
        for (Row row : rows) {
            if (row.probabilities().size() != classes.size()
                    || row.right().size() != parts.size()
                    || !classes.contains(row.className())) {
                throw new IllegalArgumentException("an answer that does not fit classes " + classes);
            }
        }
    }

    /**
     * A picture whose label may be wrong.
     *
     * @param part of the split it is in; a label of a test picture is never put right to raise the score
     * @param label what it is labelled with
     * @param likelier the class it looks like
     */
    public record Suspect(
            Part part, String path, String digest, String label, String likelier, double ofLabel, double ofLikelier) {}

    /** The answers, ready for figures; pictures of one unit count as alike. */
    public Predictions answers() {
        int[] truth =
                rows.stream().mapToInt(r -> classes.indexOf(r.className())).toArray();
        double[][] probabilities = rows.stream()
                .map(r -> r.probabilities().stream().mapToDouble(p -> p).toArray())
                .toArray(double[][]::new);
        Predictions answers = Predictions.ofProbabilities(classes, truth, probabilities);
        Map<String, Integer> sizes = new HashMap<>();
        rows.forEach(r -> sizes.merge(r.unit(), 1, Integer::sum));
        return sizes.size() < rows.size()
                ? answers.withGroups(rows.stream().map(Row::unit).toList())
                : answers;
    }

    /** The figures, with the settings that all figures have. */
    public FoldFigures figures() {
        double[][] right = new double[parts.size()][rows.size()];
        double[] always = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int p = 0; p < right.length; p++) {
                right[p][i] = (double) rows.get(i).right().get(p) / repeats;
            }
            always[i] = (double) rows.get(i).always() / repeats;
        }
        return FoldFigures.of(answers(), folds, rightOfRepeat, learned, right, always, EvaluationSettings.DEFAULT);
    }

    /** The suspects of training and validation, the most suspect first, and then those of the test. */
    public List<Suspect> suspects() {
        List<Suspect> first = new ArrayList<>();
        List<Suspect> ofTest = new ArrayList<>();
        for (SuspectLabels.Suspect s : SuspectLabels.of(answers())) {
            Row row = rows.get(s.picture());
            (row.part() == Part.TEST ? ofTest : first)
                    .add(new Suspect(
                            row.part(),
                            row.path(),
                            row.digest(),
                            classes.get(s.label()),
                            classes.get(s.likelier()),
                            s.ofLabel(),
                            s.ofLikelier()));
        }
        first.addAll(ofTest);
        return List.copyOf(first);
    }

    /** What was found for a run, if that was done. */
    public static Optional<RunFolds> of(RunFolder run) {
        return DOCUMENT.readIfThere(run.file(RunFiles.FOLDS));
    }
}
