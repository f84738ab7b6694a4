package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.split.GroupFile;
import graft.data.split.Grouping;
import graft.evaluation.Alarm;
import graft.evaluation.Baseline;
import graft.evaluation.Binomials;
import graft.evaluation.ConfusionMatrix;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSettings;
import graft.evaluation.PrecisionRecall;
import graft.evaluation.Predictions;
import graft.evaluation.Prevalence;
import graft.evaluation.Purpose;
import graft.evaluation.Requirement;
import graft.evaluation.RequirementCheck;
import graft.evaluation.Subgroups;
import graft.run.RunFolder;
import graft.run.RunPictures;
import graft.run.project.RequirementBook;
import graft.run.project.RunCatalogue;
import graft.run.project.StatedRequirements;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code graft evaluate} that ask for more than the first view, and what comes of them. */
final class FigureRequest {

    @Option(names = "--all", description = "Also average precision, macro F1, log loss and calibration.")
    private boolean all;

    @Option(names = "--next", paramLabel = "N", description = "How many of the next N pictures will be right.")
    private @Nullable Integer next;

    @Option(
            names = "--prevalence",
            paramLabel = "CLASS=PERCENT",
            description = "How common a class is where the model is used; may be given again for others.")
    private List<String> prevalences = new ArrayList<>();

    @Option(
            names = "--require",
            paramLabel = "KIND:CLASS:PERCENT",
            description = {
                "What is demanded: missed:crack:2 (at most 2 %% of cracks missed), false-alarm:crack:5, or wrong:10;",
                "with :0.9 behind it at 90 %% confidence instead of 95. Kept in the project with the time."
            })
    private List<String> requirements = new ArrayList<>();

    @Option(
            names = "--never-miss",
            paramLabel = "CLASS",
            description = "A class that must not be missed: shown first; kept in the project.")
    private List<String> neverMiss = new ArrayList<>();

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description = "A table of picture and group (camera, place, season): the same figures for each.")
    private @Nullable Path groups;

    /** Answers with what they are about. */
    record Measured(Predictions predictions, List<String> paths, Path root, Evaluation evaluation, Purpose purpose) {}

    /** Writes down what is demanded, before anything is measured. */
    Optional<StatedRequirements> state(Optional<RunFolder> run, Clock clock) {
        List<Requirement> asked = requirements.stream().map(Demand::requirement).toList();
        Optional<RequirementBook> book = run.flatMap(RunCatalogue::projectOf).map(RequirementBook::new);
        book.ifPresent(b -> {
            asked.forEach(r -> b.state(r, clock));
            neverMiss.forEach(label -> b.mark(label, true));
        });
        return book.map(RequirementBook::read);
    }

    /**
     * The figures that were asked for.
     *
     * @param stated what the project's book says, where there is one
     * @param learned the run's pictures by class, where there is a run
     */
    MoreFigures of(
            Measured measured,
            Optional<StatedRequirements> stated,
            Optional<RunPictures> learned,
            Optional<MoreFigures.Folds> folds) {
        Predictions predictions = measured.predictions();
        return new MoreFigures(
                Optional.ofNullable(next).map(n -> next(predictions, n)),
                alarms(predictions, stated.map(StatedRequirements::neverMiss).orElse(neverMiss)),
                demanded(predictions, stated),
                groups == null ? Optional.empty() : subgroups(measured, groups),
                all ? PrecisionRecall.of(predictions, EvaluationSettings.DEFAULT) : List.of(),
                learned.flatMap(p -> baseline(predictions, p)),
                folds);
    }

    private static MoreFigures.Next next(Predictions predictions, int n) {
        if (n < 1) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.nextTooFew", n));
        }
        return new MoreFigures.Next(
                n,
                Binomials.ofTheNext(
                        predictions.right(), predictions.size(), n, EvaluationSettings.DEFAULT.confidence()));
    }

    private List<Alarm> alarms(Predictions predictions, List<String> first) {
        if (prevalences.isEmpty() && first.isEmpty()) {
            return List.of();
        }
        Prevalence prevalence = Prevalence.asTested(ConfusionMatrix.of(predictions));
        for (String text : prevalences) {
            Demand.Share share = Demand.share(text);
            prevalence = prevalence.with(known(predictions, share.label()), share.share());
        }
        return Alarm.of(predictions, prevalence, EvaluationSettings.DEFAULT).stream()
                .sorted(Comparator.comparing((Alarm a) -> !first.contains(a.label())))
                .toList();
    }

    private static int known(Predictions predictions, String label) {
        int c = predictions.classes().indexOf(label);
        if (c < 0) {
            throw new GraftException(ErrorCode.USAGE, Message.of("model.noSuchLabel", label));
        }
        return c;
    }

    private List<MoreFigures.Demanded> demanded(Predictions predictions, Optional<StatedRequirements> stated) {
        if (stated.isPresent()) {
            return stated.get().holding().stream()
                    .filter(s -> s.requirement()
                            .label()
                            .map(predictions.classes()::contains)
                            .orElse(true))
                    .map(s -> new MoreFigures.Demanded(
                            RequirementCheck.of(s.requirement(), predictions), Optional.of(s.at()), s.testSeen()))
                    .toList();
        }
        return requirements.stream()
                .map(Demand::requirement)
                .peek(r -> r.label().ifPresent(label -> known(predictions, label)))
                .map(r -> new MoreFigures.Demanded(RequirementCheck.of(r, predictions), Optional.empty(), false))
                .toList();
    }

    private static Optional<Subgroups> subgroups(Measured measured, Path table) {
        Grouping grouping =
                GroupFile.read(table, measured.root(), measured.paths()).grouping();
        return Subgroups.of(
                measured.predictions(),
                measured.paths().stream().map(grouping::of).toList(),
                measured.purpose(),
                EvaluationSettings.DEFAULT);
    }

    private static Optional<Baseline> baseline(Predictions predictions, RunPictures learned) {
        List<Integer> counts = predictions.classes().stream()
                .map(label -> learned.classes().stream()
                        .filter(c -> c.name().equals(label))
                        .mapToInt(RunPictures.ClassCount::training)
                        .sum())
                .toList();
        return Optional.of(Baseline.largestClass(predictions, counts));
    }
}
