package graft.cli;

import graft.model.Answer;
import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import graft.worker.client.PictureQuestions;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints answers for a person, a line for each picture; what could not be read goes where everything else goes. */
final class AnswerPrinter implements PictureQuestions.Listener {

    private final PrintWriter out;
    private final PrintWriter err;
    private final int top;
    private final boolean reasons;

    /**
     * @param top how many labels to give, at least 1
     * @param reasons whether to say why a picture could not be read; of a single one, the command's failure says it
     */
    AnswerPrinter(PrintWriter out, PrintWriter err, int top, boolean reasons) {
        this.out = out;
        this.err = err;
        this.top = top;
        this.reasons = reasons;
    }

    @Override
    public void model(ModelMetadata model) {
        // The person has just named it.
    }

    @Override
    public void row(PictureAnswer row) {
        row.answer().ifPresent(answer -> {
            out.println(row.picture() + "  " + text(answer));
            out.flush();
        });
        row.problem().filter(problem -> reasons).ifPresent(problem -> {
            err.println(row.picture() + ": " + problem.english());
            err.flush();
        });
    }

    private String text(Answer answer) {
        String labels = answer.ranking().stream()
                .limit(top)
                .map(i -> answer.labels().get(i) + " "
                        + percent(answer.probabilities().get(i)))
                .collect(Collectors.joining(", "));
        return answer.known() ? labels : "I don't know; nearest: " + labels;
    }

    /** Never 100 % or 0 % by rounding alone. */
    static String percent(double probability) {
        double shown = probability > 0.999 && probability < 1 ? 0.999 : probability;
        return probability > 0 && probability < 0.001
                ? "below 0.1 %"
                : String.format(Locale.ROOT, "%.1f %%", 100 * shown);
    }
}
