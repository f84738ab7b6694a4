package graft.cli;

import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code graft evaluate} found; {@code --json} prints it as it is.
 *
 * @param schemaVersion of this document
 * @param model id of the run, or name of the model file
 * @param folder the folder as scanned
 * @param evaluation all figures
 * @param renamed class folders that are not spelled like the label they stand for
 * @param usedInRun how many of the pictures the run already knew; absent for a model file, which does not say
 * @param remarks what else about the folder one should know
 * @param unanswered pictures that could no longer be read
 * @param more what was asked for beyond that
 */
record EvaluateReport(
        int schemaVersion,
        String model,
        String folder,
        Evaluation evaluation,
        Map<String, String> renamed,
        Optional<Used> usedInRun,
        List<String> remarks,
        List<Unanswered> unanswered,
        MoreFigures more) {

    static final int SCHEMA_VERSION = 1;

    /** How many pictures were in which part of the run. */
    record Used(int train, int validation, int test) {
        int all() {
            return train + validation + test;
        }
    }

    /** A picture without an answer. */
    record Unanswered(String path, String error) {}

    /** What one has to know to take the figures for what they are, one sentence each. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        usedInRun
                .filter(used -> used.all() > 0)
                .ifPresent(used -> warnings.add(Message.of(
                                "cli.evaluateUsed", used.all(), evaluation.pictures(), used.train(), used.validation())
                        .english()));
        if (usedInRun.isEmpty() && evaluation.purpose() == Purpose.INDEPENDENT_TEST) {
            warnings.add(Message.of("cli.evaluateUnknownPast").english());
        }
        renamed.forEach((folder, label) ->
                warnings.add(Message.of("cli.evaluateRenamed", folder, label).english()));
        warnings.addAll(remarks);
        if (!unanswered.isEmpty()) {
            warnings.add(Message.of(
                            "cli.evaluateUnanswered",
                            unanswered.size(),
                            unanswered.get(0).path(),
                            unanswered.get(0).error())
                    .english());
        }
        return warnings;
    }

    /** The report for a person, without the warnings. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        EvaluationSentences.headline(evaluation).forEach(s -> lines.add(s.english()));
        lines.add(Message.of("cli.evaluateRight", evaluation.correct(), evaluation.pictures(), folder)
                .english());
        lines.add("");
        lines.addAll(FigureText.perClass(evaluation));
        lines.add("");
        lines.addAll(FigureText.confusion(evaluation.confusion()));
        lines.add("");
        lines.add(EvaluationSentences.calibration(evaluation).english());
        lines.addAll(MoreFiguresText.lines(evaluation, more));
        return lines;
    }
}
