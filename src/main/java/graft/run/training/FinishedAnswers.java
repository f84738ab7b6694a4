package graft.run.training;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.split.SplitManifest;
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
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Asks a finished model file about the pictures of its run, and keeps its answers and the features they are made from. The
 * features of the training pictures come from the activation cache where the backbone was left as it was, since they are
 * the same numbers; else the file is asked about these pictures too.
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
     * @param progress may throw to end it early
     * @throws GraftException with code DATA if a picture can no longer be read
     */
    public void write(TrainingResult result, NetworkDescription backbone, Progress progress) {
        TrainingPlan plan = run.plan();
        try (Classifier model = openModel.apply(run.file(RunFiles.MODEL), plan.threads());
                PictureAnswering answering = new PictureAnswering(model, reader, plan.threads())) {
            write(plan, backbone, isUntouched(plan, result, backbone), answering, progress);
        } catch (IOException | UncheckedIOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
        }
    }

    private static boolean isUntouched(TrainingPlan plan, TrainingResult result, NetworkDescription backbone) {
        return plan.phases().get(result.keptCandidate().phase()).frozenStages()
                == backbone.stages().size();
    }

    private void write(
            TrainingPlan plan,
            NetworkDescription backbone,
            boolean untouched,
            PictureAnswering answering,
            Progress progress)
            throws IOException {
        RunPictureFiles pictures = new RunPictureFiles(run.split(), images, plan.classes());
        List<SplitManifest.Entry> training = pictures.entries(Part.TRAIN);
        List<SplitManifest.Entry> tested = new ArrayList<>(pictures.entries(Part.VALIDATION));
        tested.addAll(pictures.entries(Part.TEST));
        List<RunPredictions.Row> rows = new ArrayList<>();
        int values = Shapes.of(backbone).output().channels();
        RunFeatures.write(run.file(RunFiles.FEATURES), described(training, tested), values, sink -> {
            Asking asking = new Asking(answering, pictures, sink, progress);
            if (untouched && putCached(plan, backbone, training, sink)) {
                asking.ask(tested, rows::add);
            } else {
                asking.total += training.size();
                asking.ask(training, row -> {});
                asking.ask(tested, rows::add);
            }
        });
        new RunPredictions(plan.classes(), rows).write(run.file(RunFiles.PREDICTIONS));
    }

    private static List<RunFeatures.Picture> described(
            List<SplitManifest.Entry> training, List<SplitManifest.Entry> tested) {
        return Stream.concat(training.stream(), tested.stream())
                .map(e -> new RunFeatures.Picture(e.part(), e.digest(), e.path()))
                .toList();
    }

    /** Copies the training pictures' features out of the cache; nothing if one of them is not there. */
    private boolean putCached(
            TrainingPlan plan, NetworkDescription backbone, List<SplitManifest.Entry> training, MatrixFile.Sink sink)
            throws IOException {
        List<String> digests =
                training.stream().map(SplitManifest.Entry::digest).toList();
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
        private final MatrixFile.Sink sink;
        private final Progress progress;
        private long total;
        private long before;

        Asking(PictureAnswering answering, RunPictureFiles pictures, MatrixFile.Sink sink, Progress progress) {
            this.answering = answering;
            this.pictures = pictures;
            this.sink = sink;
            this.progress = progress;
            this.total = (long) pictures.entries(Part.VALIDATION).size()
                    + pictures.entries(Part.TEST).size();
        }

        void ask(List<SplitManifest.Entry> entries, Consumer<RunPredictions.Row> rows) {
            int[] next = {0};
            answering.describe(
                    entries.stream().map(pictures::file).toList(),
                    described -> {
                        rows.accept(row(entries.get(next[0]++), described.answer()));
                        put(described.features());
                    },
                    (done, ofThese) -> progress.at(before + done, total),
                    new CancellationToken());
            before += entries.size();
        }

        private void put(float[] features) {
            try {
                sink.put(features);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static RunPredictions.Row row(SplitManifest.Entry entry, PictureAnswer answer) {
        return new RunPredictions.Row(
                entry.part(),
                entry.path(),
                entry.digest(),
                entry.group(),
                entry.className(),
                answer.answer().orElseThrow(() -> gone(entry, answer.problem())).probabilities());
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
