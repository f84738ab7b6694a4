package graft.run.training;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.split.SplitManifest;
import graft.evaluation.Predictions;
import graft.evaluation.Temperature;
import graft.model.Classifier;
import graft.model.PictureAnswer;
import graft.model.PictureAnswering;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.file.MatrixFile;
import graft.run.RunFeatures;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunPredictions;
import graft.training.CachedFeatures;
import graft.training.TrainingPlan;
import graft.training.TrainingResult;
import graft.training.cache.ActivationCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks a finished model file about the pictures of its run, and keeps its answers and the features they are made from. The
 * features of the training pictures come from the activation cache where the backbone was left as it was, since they are
 * the same numbers; else the file is asked about these pictures too.
 *
 * <p>After a refit the file has learned from the validation pictures, so it is not asked how well it does on them: they
 * keep the answers of the head that chose the epoch, at the temperature of the file.
 */
public final class FinishedAnswers {

    private final RunFolder run;
    private final Path images;
    private final BiFunction<Path, Integer, Classifier> openModel;
    private final PictureReader reader;
    private final ActivationCache cache;

    /**
     * @param images the folder of pictures
     * @param openModel opens a model file with a number of threads
     * @param cache that the run was trained with
     */
    public FinishedAnswers(
            RunFolder run,
            Path images,
            BiFunction<Path, Integer, Classifier> openModel,
            PictureReader reader,
            ActivationCache cache) {
        this.run = run;
        this.images = images;
        this.openModel = openModel;
        this.reader = reader;
        this.cache = cache;
    }

    /**
     * Reads the pictures anew, asks, and writes {@value RunFiles#PREDICTIONS} and {@value RunFiles#FEATURES}.
     *
     * @param result what training came to
     * @param backbone without a head
     * @param temperature what the file's logits are divided by
     * @param progress may throw to end it early
     * @throws GraftException with code DATA if a picture can no longer be read
     */
    public void write(TrainingResult result, NetworkDescription backbone, Temperature temperature, Progress progress) {
        TrainingPlan plan = run.plan();
        try (Classifier model = openModel.apply(run.file(RunFiles.MODEL), plan.threads());
                PictureAnswering answering = new PictureAnswering(model, reader, plan.threads())) {
            RunPictureFiles pictures = new RunPictureFiles(run.split(), images, plan.classes());
            List<RunPredictions.Row> rows = new ArrayList<>();
            List<SplitManifest.Entry> learned = new ArrayList<>(pictures.entries(Part.TRAIN));
            List<SplitManifest.Entry> tested = new ArrayList<>();
            if (result.refit().isPresent()) {
                learned.addAll(pictures.entries(Part.VALIDATION));
                rows.addAll(beforeRefit(result, pictures.entries(Part.VALIDATION), plan.classes(), temperature));
            } else {
                tested.addAll(pictures.entries(Part.VALIDATION));
            }
            tested.addAll(pictures.entries(Part.TEST));
            Asking asking = new Asking(answering, pictures, tested.size(), progress);
            writeFeatures(plan, backbone, isUntouched(plan, result, backbone), learned, tested, asking, rows);
            new RunPredictions(plan.classes(), rows).write(run.file(RunFiles.PREDICTIONS));
        } catch (IOException | UncheckedIOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
        }
    }

    private static boolean isUntouched(TrainingPlan plan, TrainingResult result, NetworkDescription backbone) {
        return plan.phases().get(result.keptCandidate().phase()).frozenStages()
                == backbone.stages().size();
    }

    /** What the chosen head answered for the validation pictures while it had not learned from them. */
    private static List<RunPredictions.Row> beforeRefit(
            TrainingResult result,
            List<SplitManifest.Entry> validation,
            List<String> classes,
            Temperature temperature) {
        float[] logits = result.keptCandidate().validationLogits();
        int columns = classes.size();
        int[] truth = validation.stream()
                .mapToInt(e -> classes.indexOf(e.className()))
                .toArray();
        float[][] each = new float[truth.length][];
        for (int i = 0; i < each.length; i++) {
            each[i] = Arrays.copyOfRange(logits, i * columns, (i + 1) * columns);
        }
        Predictions answers = Predictions.ofLogits(classes, truth, each).atTemperature(temperature.value());
        List<RunPredictions.Row> rows = new ArrayList<>();
        for (int i = 0; i < each.length; i++) {
            int picture = i;
            rows.add(row(
                    validation.get(i),
                    IntStream.range(0, columns)
                            .mapToObj(c -> answers.probability(picture, c))
                            .toList()));
        }
        return rows;
    }

    private void writeFeatures(
            TrainingPlan plan,
            NetworkDescription backbone,
            boolean untouched,
            List<SplitManifest.Entry> learned,
            List<SplitManifest.Entry> tested,
            Asking asking,
            List<RunPredictions.Row> rows)
            throws IOException {
        int values = Shapes.of(backbone).output().channels();
        RunFeatures.write(run.file(RunFiles.FEATURES), described(learned, tested), values, sink -> {
            if (!untouched || !putCached(plan, backbone, learned, sink)) {
                asking.total += learned.size();
                asking.ask(learned, sink, row -> {});
            }
            asking.ask(tested, sink, rows::add);
        });
    }

    private static List<RunFeatures.Picture> described(
            List<SplitManifest.Entry> learned, List<SplitManifest.Entry> tested) {
        return Stream.concat(learned.stream(), tested.stream())
                .map(e -> new RunFeatures.Picture(e.part(), e.digest(), e.path()))
                .toList();
    }

    /** Copies these pictures' features out of the cache; nothing if one of them is not there. */
    private boolean putCached(
            TrainingPlan plan, NetworkDescription backbone, List<SplitManifest.Entry> pictures, MatrixFile.Sink sink)
            throws IOException {
        List<String> digests =
                pictures.stream().map(SplitManifest.Entry::digest).toList();
        try (CachedFeatures cached = CachedFeatures.open(cache, plan, backbone)) {
            if (!cached.haveAll(digests)) {
                return false;
            }
            for (String digest : digests) {
                sink.put(cached.of(digest));
            }
            return true;
        }
    }

    /** Asks the model about lists of pictures, one after the other. */
    private static final class Asking {
        private final PictureAnswering answering;
        private final RunPictureFiles pictures;
        private final Progress progress;
        private long total;
        private long before;

        Asking(PictureAnswering answering, RunPictureFiles pictures, long total, Progress progress) {
            this.answering = answering;
            this.pictures = pictures;
            this.total = total;
            this.progress = progress;
        }

        void ask(List<SplitManifest.Entry> entries, MatrixFile.Sink sink, Consumer<RunPredictions.Row> rows) {
            int[] next = {0};
            answering.describe(
                    entries.stream().map(pictures::file).toList(),
                    described -> {
                        rows.accept(answered(entries.get(next[0]++), described.answer()));
                        put(sink, described.features());
                    },
                    (done, ofThese) -> progress.at(before + done, total),
                    new CancellationToken());
            before += entries.size();
        }

        private static void put(MatrixFile.Sink sink, float[] features) {
            try {
                sink.put(features);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static RunPredictions.Row answered(SplitManifest.Entry entry, PictureAnswer answer) {
        return row(
                entry,
                answer.answer().orElseThrow(() -> gone(entry, answer.problem())).probabilities());
    }

    private static RunPredictions.Row row(SplitManifest.Entry entry, List<Double> probabilities) {
        return new RunPredictions.Row(
                entry.part(), entry.path(), entry.digest(), entry.group(), entry.className(), probabilities);
    }

    private static GraftException gone(SplitManifest.Entry entry, Optional<Message> why) {
        return new GraftException(
                ErrorCode.DATA,
                Message.of(
                        "training.pictureGone",
                        entry.path(),
                        why.<Object>map(reason -> reason).orElse("")));
    }
}
