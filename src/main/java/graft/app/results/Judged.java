package graft.app.results;

import graft.data.Part;
import graft.run.RunPredictions;
import java.util.Comparator;
import java.util.List;

/**
 * A picture whose class is known, and what the finished model made of it.
 *
 * @param path relative to the scanned folder, with {@code /}
 * @param digest of its pixels
 * @param truth index of the class it belongs to
 * @param answer index of the most probable class
 * @param probabilities of every class, 0 to 1
 */
public record Judged(String path, String digest, int truth, int answer, List<Double> probabilities) {

    /** The surest answers first; where two are equally sure, by path. */
    static final Comparator<Judged> SUREST_FIRST =
            Comparator.comparingDouble(Judged::confidence).reversed().thenComparing(Judged::path);

    public Judged {
        probabilities = List.copyOf(probabilities);
    }

    /** The pictures of one part, the surest answers first. */
    static List<Judged> of(RunPredictions predictions, Part part) {
        return predictions.rows().stream()
                .filter(row -> row.part() == part)
                .map(row -> new Judged(
                        row.path(),
                        row.digest(),
                        predictions.classes().indexOf(row.className()),
                        mostProbable(row.probabilities()),
                        row.probabilities()))
                .sorted(SUREST_FIRST)
                .toList();
    }

    /** Of several equally probable classes the first, as the engine counts it. */
    private static int mostProbable(List<Double> probabilities) {
        int best = 0;
        for (int c = 1; c < probabilities.size(); c++) {
            if (probabilities.get(c) > probabilities.get(best)) {
                best = c;
            }
        }
        return best;
    }

    /** How sure the model was of its answer, 0 to 1. */
    public double confidence() {
        return probabilities.get(answer);
    }

    public boolean right() {
        return truth == answer;
    }

    /** Its name without its folders. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The picture by the name of its class. */
    public Labelled labelled(List<String> classes) {
        return new Labelled(digest, path, classes.get(truth));
    }

    Cell cell() {
        return new Cell(truth, answer);
    }
}
