package graft.cli;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.Problem;
import graft.data.scan.FolderScanner;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.scan.ScanCache;
import graft.data.scan.ScanProblem;
import graft.data.split.SplitManifest;
import graft.evaluation.Evaluation;
import graft.evaluation.Predictions;
import graft.evaluation.Purpose;
import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import graft.worker.client.PictureQuestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measures a finished model on a folder of pictures that it should never have seen. */
final class IndependentTest {

    private final PictureQuestions questions;
    private final PictureReader reader;
    private final int threads;

    /**
     * @param threads how many threads may read pictures
     */
    IndependentTest(PictureQuestions questions, PictureReader reader, int threads) {
        this.questions = questions;
        this.reader = reader;
        this.threads = threads;
    }

    /**
     * Scans the folder, asks the model about every usable picture, and evaluates its answers.
     *
     * @param folder class folders, named like the model's labels
     * @param more makes the figures that were asked for beyond the usual ones
     * @throws GraftException with {@link ErrorCode#DATA} if the folder is none, holds no picture that can be read, or
     *     classes that the model does not know
     */
    EvaluateReport run(
            FinishedModel model,
            Path folder,
            Function<FigureRequest.Measured, MoreFigures> more,
            Progress scanning,
            Progress answering,
            CancellationToken cancellation) {
        Scan scan = new FolderScanner(reader, threads).scan(folder, ScanCache.none(), scanning, cancellation);
        List<Picture> pictures = scan.usable();
        if (pictures.isEmpty()) {
            throw nothingUsable(scan);
        }
        Answers answers = new Answers(scan, pictures);
        questions.ask(model.file(), pictures.stream().map(scan::fileOf).toList(), answers, answering);
        FigureRequest.Measured measured = answers.measured();
        return new EvaluateReport(
                EvaluateReport.SCHEMA_VERSION,
                model.name(),
                scan.root().toString(),
                measured.evaluation(),
                answers.match().renamed(),
                model.run().map(run -> used(run.split(), answers.answered)),
                remarks(scan),
                List.copyOf(answers.unanswered),
                more.apply(measured));
    }

    private static GraftException nothingUsable(Scan scan) {
        Message why = scan.problems().stream()
                .filter(p -> p.severity() == Problem.Severity.MUST_FIX || p instanceof ScanProblem.InSeveralClasses)
                .findFirst()
                .map(Problem::message)
                .orElseGet(() -> Message.of("data.scanEmpty", scan.root()));
        return new GraftException(ErrorCode.DATA, why);
    }

    /** What about the folder changes what the figures mean; how many pictures a class has does not matter here. */
    private static List<String> remarks(Scan scan) {
        return scan.problems().stream()
                .filter(p -> p instanceof ScanProblem.Unreadable
                        || p instanceof ScanProblem.Locked
                        || p instanceof ScanProblem.LooseFiles
                        || p instanceof ScanProblem.InSeveralClasses)
                .map(p -> p.message().english())
                .toList();
    }

    private static EvaluateReport.Used used(SplitManifest split, List<Picture> pictures) {
        Map<String, Part> partOf = new HashMap<>();
        split.entries().forEach(e -> partOf.put(e.digest(), e.part()));
        Map<Part, Integer> counts = new EnumMap<>(Part.class);
        for (Picture picture : pictures) {
            Part part = partOf.get(picture.digest());
            if (part != null) {
                counts.merge(part, 1, Integer::sum);
            }
        }
        return new EvaluateReport.Used(
                counts.getOrDefault(Part.TRAIN, 0),
                counts.getOrDefault(Part.VALIDATION, 0),
                counts.getOrDefault(Part.TEST, 0));
    }

    /** Gathers answers beside what is right. */
    private static final class Answers implements PictureQuestions.Listener {
        private final Scan scan;
        private final List<Picture> asked;
        private final List<Picture> answered = new ArrayList<>();
        private final List<double[]> probabilities = new ArrayList<>();
        private final List<EvaluateReport.Unanswered> unanswered = new ArrayList<>();
        private List<String> labels = List.of();
        private @Nullable ClassMatch match;
        private int next;

        Answers(Scan scan, List<Picture> asked) {
            this.scan = scan;
            this.asked = asked;
        }

        @Override
        public void model(ModelMetadata model) {
            labels = model.labels();
            match = ClassMatch.of(scan.classes(), labels);
        }

        @Override
        public void row(PictureAnswer row) {
            Picture picture = asked.get(next++);
            row.answer().ifPresent(answer -> {
                answered.add(picture);
                probabilities.add(
                        answer.probabilities().stream().mapToDouble(p -> p).toArray());
            });
            row.problem().ifPresent(p -> unanswered.add(new EvaluateReport.Unanswered(picture.path(), p.english())));
        }

        ClassMatch match() {
            return Optional.ofNullable(match).orElseThrow(() -> new IllegalStateException("no model was named"));
        }

        FigureRequest.Measured measured() {
            if (answered.isEmpty()) {
                throw new GraftException(
                        ErrorCode.DATA,
                        Message.of(
                                "cli.noneAnswered",
                                asked.size(),
                                unanswered.get(0).error()));
            }
            Map<String, Integer> labelOf = match().labelOf();
            int[] truth = answered.stream()
                    .mapToInt(p -> labelOf.getOrDefault(p.className(), 0))
                    .toArray();
            Predictions predictions =
                    Predictions.ofProbabilities(labels, truth, probabilities.toArray(double[][]::new));
            List<String> digests = answered.stream().map(Picture::digest).toList();
            // Copies of a picture are one witness, not several.
            Predictions witnesses =
                    new HashSet<>(digests).size() < digests.size() ? predictions.withGroups(digests) : predictions;
            return new FigureRequest.Measured(
                    witnesses,
                    answered.stream().map(Picture::path).toList(),
                    scan.root(),
                    Evaluation.of(witnesses, Purpose.INDEPENDENT_TEST),
                    Purpose.INDEPENDENT_TEST);
        }
    }
}
