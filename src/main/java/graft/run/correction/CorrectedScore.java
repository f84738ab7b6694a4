package graft.run.correction;

import graft.data.Part;
import graft.evaluation.Evaluation;
import graft.evaluation.Purpose;
import graft.run.RunPredictions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The score of a finished run if corrections of its own test pictures are believed: what stands beside the score as first
 * measured, and never in its place.
 *
 * @param applied the corrections that change the label of a picture of this run or take it out, in the order they were made
 * @param evaluation every figure, with them
 */
public record CorrectedScore(List<Correction> applied, Evaluation evaluation) {

    public CorrectedScore {
        applied = List.copyOf(applied);
    }

    /** How many of them leave a picture out. */
    public int leftOut() {
        return (int) applied.stream().filter(Correction::leavesOut).count();
    }

    /**
     * The corrected score.
     *
     * @param predictions of the run, with the labels as first measured
     * @param corrections what holds now; only those of pictures of the headline count, and only if this run knows the class
     * @return empty if none of them is about such a picture, or nothing is left to be scored
     */
    public static Optional<CorrectedScore> of(RunPredictions predictions, List<Correction> corrections) {
        Part part = predictions.rows().stream().anyMatch(r -> r.part() == Part.TEST) ? Part.TEST : Part.VALIDATION;
        Map<String, Correction> byDigest = new HashMap<>();
        corrections.stream()
                .filter(c -> c.to().map(predictions.classes()::contains).orElse(true))
                .forEach(c -> byDigest.put(c.digest(), c));
        List<RunPredictions.Row> rows = new ArrayList<>();
        List<Correction> applied = new ArrayList<>();
        for (RunPredictions.Row row : predictions.rows()) {
            if (row.part() != part) {
                continue;
            }
            Correction correction = byDigest.get(row.digest());
            Optional<String> label = correction == null ? Optional.of(row.className()) : correction.to();
            if (correction != null && !label.equals(Optional.of(row.className())) && !applied.contains(correction)) {
                applied.add(correction);
            }
            label.ifPresent(name -> rows.add(row.labelled(name)));
        }
        return applied.isEmpty()
                ? Optional.empty()
                : new RunPredictions(predictions.classes(), rows)
                        .of(part)
                        .map(p -> new CorrectedScore(
                                inOrder(corrections, applied),
                                Evaluation.of(p, part == Part.TEST ? Purpose.TEST : Purpose.VALIDATION)));
    }

    private static List<Correction> inOrder(List<Correction> all, List<Correction> applied) {
        return all.stream().filter(applied::contains).toList();
    }
}
