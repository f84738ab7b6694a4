package graft.cli;

import graft.evaluation.ClassFigures;
import graft.evaluation.ConfusionMatrix;
import graft.evaluation.Evaluation;
import graft.evaluation.Percent;
import graft.evaluation.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figures as the terminal shows them: percentages with their intervals, and counts where there are too few pictures. */
final class FigureText {

    /** A wider matrix does not fit a terminal; then the confusions are listed instead. */
    private static final int WIDEST_MATRIX = 12;

    private static final int MOST_CONFUSIONS = 15;

    private FigureText() {}

    /** "93 % (86 to 97)", or "7 of 9". */
    static String share(Proportion share) {
        if (share.shownAsCount()) {
            return share.successes() + " of " + share.trials();
        }
        return String.format(
                Locale.ROOT,
                "%.1f %% (%d to %d)",
                100 * share.value(),
                Percent.below(share.interval().low()),
                Percent.above(share.interval().high()));
    }

    /** How each class fared. */
    static List<String> perClass(Evaluation evaluation) {
        TextTable table = new TextTable(true, "Class", "Pictures", "Found", "Right when named", "F1");
        for (ClassFigures figures : evaluation.perClass()) {
            table.row(
                    figures.label(),
                    String.valueOf(figures.pictures()),
                    share(figures.recall()),
                    share(figures.precision()),
                    figures.pictures() < Proportion.FEWEST_FOR_PERCENT ? "-" : number(figures.f1()));
        }
        return table.lines();
    }

    private static String share(Optional<Proportion> share) {
        return share.map(FigureText::share).orElse("-");
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "-";
    }

    /** Which class was taken for which; of many classes only those that were. */
    static List<String> confusion(ConfusionMatrix matrix) {
        return matrix.classes().size() <= WIDEST_MATRIX ? wholeMatrix(matrix) : mistakes(matrix);
    }

    private static List<String> wholeMatrix(ConfusionMatrix matrix) {
        List<String> headings = new ArrayList<>(List.of("True \\ named"));
        headings.addAll(matrix.classes());
        TextTable table = new TextTable(true, headings.toArray(String[]::new));
        for (int truth = 0; truth < matrix.classes().size(); truth++) {
            List<String> cells = new ArrayList<>(List.of(matrix.classes().get(truth)));
            matrix.counts().get(truth).forEach(n -> cells.add(n == 0 ? "." : String.valueOf(n)));
            table.row(cells);
        }
        return table.lines();
    }

    /** A class taken for another. */
    private record Mistake(String truth, String answer, int pictures) {}

    private static List<String> mistakes(ConfusionMatrix matrix) {
        List<Mistake> all = new ArrayList<>();
        for (int truth = 0; truth < matrix.classes().size(); truth++) {
            for (int answer = 0; answer < matrix.classes().size(); answer++) {
                if (truth != answer && matrix.count(truth, answer) > 0) {
                    all.add(new Mistake(
                            matrix.classes().get(truth), matrix.classes().get(answer), matrix.count(truth, answer)));
                }
            }
        }
        TextTable table = new TextTable(false, "True", "Named", "Pictures");
        all.stream()
                .sorted(Comparator.comparingInt(Mistake::pictures).reversed())
                .limit(MOST_CONFUSIONS)
                .forEach(m -> table.row(m.truth(), m.answer(), String.valueOf(m.pictures())));
        return table.lines();
    }
}
