package graft.run;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.EvaluationSettings;
import graft.evaluation.PairedComparison;
import graft.evaluation.Predictions;
import graft.training.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Two or more finished runs side by side. They are compared on the same pictures only: the test pictures where all runs have
 * the same ones, else the validation pictures, else not at all.
 *
 * <p>Every run after the first is compared with the first by a paired test. Where that is more than one comparison, the risk
 * of a false alarm (5 percent) is shared out among them (Bonferroni), so that trying many runs does not make one of them
 * look better by chance.
 *
 * @param part the pictures they are compared on
 * @param pictures how many those are
 * @param rows one for each run, in the order given
 */
public record RunComparison(Part part, int pictures, List<Row> rows) {

    public RunComparison {
        rows = List.copyOf(rows);
    }

    /**
     * A run in the table.
     *
     * @param name what the person calls it
     * @param backbone what it was built on
     * @param frozenStages of the phase that was kept; absent where its events are lost
     * @param epochs trained in all phases together
     * @param seconds how long it trained
     * @param evaluation on the pictures compared
     * @param against the first run; absent for the first run itself
     */
    public record Row(
            String id,
            String name,
            String backbone,
            Optional<Integer> frozenStages,
            int epochs,
            OptionalDouble seconds,
            Evaluation evaluation,
            Optional<PairedComparison> against) {

        /** What the comparison with the first run says; absent for the first run itself. */
        public Optional<Message> sentence() {
            return against.map(EvaluationSentences::comparison);
        }
    }

    /**
     * Compares runs.
     *
     * @throws GraftException with {@link ErrorCode#USAGE} if there are fewer than two, or one is there twice; with
     *     {@link ErrorCode#DATA} if one is not finished, or they have neither test nor validation pictures in common, or
     *     not the same classes
     */
    public static RunComparison of(List<RunFolder> runs) {
        if (runs.size() < 2 || runs.stream().distinct().count() < runs.size()) {
            throw new GraftException(ErrorCode.USAGE, Message.of("run.compareTwo"));
        }
        runs.forEach(RunComparison::requireFinished);
        List<RunPredictions> answers = runs.stream().map(RunFolder::predictions).toList();
        for (int i = 1; i < runs.size(); i++) {
            if (!answers.get(i).classes().equals(answers.get(0).classes())) {
                throw new GraftException(
                        ErrorCode.DATA,
                        Message.of(
                                "run.compareOtherClasses",
                                runs.get(0).id(),
                                runs.get(i).id()));
            }
        }
        Part part = commonPart(answers);
        List<Predictions> predictions =
                answers.stream().map(a -> a.of(part).orElseThrow()).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Optional<PairedComparison> against = i == 0
                    ? Optional.empty()
                    : Optional.of(
                            PairedComparison.of(predictions.get(0), predictions.get(i), sharedAmong(runs.size() - 1)));
            rows.add(row(runs.get(i), part, against));
        }
        return new RunComparison(part, predictions.get(0).size(), rows);
    }

    private static void requireFinished(RunFolder run) {
        RunState state = run.state();
        if (state instanceof RunState.Unreadable unreadable) {
            throw new GraftException(ErrorCode.DATA, unreadable.why());
        }
        if (!(state instanceof RunState.Finished)) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.compareUnfinished", run.id()));
        }
    }

    private static EvaluationSettings sharedAmong(int comparisons) {
        EvaluationSettings one = EvaluationSettings.DEFAULT;
        return new EvaluationSettings(1 - (1 - one.confidence()) / comparisons, one.replicates(), one.seed());
    }

    private static Part commonPart(List<RunPredictions> answers) {
        for (Part part : List.of(Part.TEST, Part.VALIDATION)) {
            Map<String, String> first = truths(answers.get(0), part);
            if (!first.isEmpty()
                    && answers.stream().allMatch(a -> truths(a, part).equals(first))) {
                return part;
            }
        }
        throw new GraftException(ErrorCode.DATA, Message.of("run.compareOtherPictures"));
    }

    /** The right class of each picture of a part, by the picture's id: what must be the same in every run. */
    private static Map<String, String> truths(RunPredictions answers, Part part) {
        Map<String, String> truths = new TreeMap<>();
        answers.of(part).ifPresent(p -> {
            for (int i = 0; i < p.size(); i++) {
                truths.put(p.picture(i).orElseThrow(), p.classes().get(p.truth(i)));
            }
        });
        return truths;
    }

    private static Row row(RunFolder run, Part part, Optional<PairedComparison> against) {
        RunEvaluation evaluation = run.evaluation();
        RunHistory history = run.history();
        Optional<TrainingEvent.RunFinished> finished = history.finished();
        return new Row(
                run.id(),
                run.name(),
                run.plan().backbone(),
                finished.filter(f -> f.keptPhase() < run.plan().phases().size())
                        .map(f -> run.plan().phases().get(f.keptPhase()).frozenStages()),
                history.epochs(),
                finished.map(f -> OptionalDouble.of(f.seconds())).orElseGet(OptionalDouble::empty),
                (part == Part.TEST ? evaluation.test() : evaluation.validation())
                        .orElseThrow(() -> JsonDocument.damaged(run.file(RunFiles.EVALUATION), part.word(), null)),
                against);
    }
}
