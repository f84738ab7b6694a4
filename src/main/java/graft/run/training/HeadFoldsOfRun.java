package graft.run.training;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.split.SplitManifest;
import graft.network.NetworkDescription;
import graft.network.NetworkJson;
import graft.run.RunFeatures;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunFolds;
import graft.run.RunHistory;
import graft.training.ActivationSource;
import graft.training.HeadCrossValidation;
import graft.training.Refit;
import graft.training.TrainingControl;
import graft.training.TrainingEngines;
import graft.training.TrainingEvent;
import graft.training.TrainingPictures;
import graft.training.TrainingPlan;
import graft.training.cache.ViewId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cross-validates the head of a finished run on its stored features and writes {@value RunFiles#FOLDS}. Only where the backbone
 * was left as it was: features of stages that have learned from the very pictures would make the answers too good.
 */
public final class HeadFoldsOfRun {

    private static final int FOLDS = 5;
    private static final List<Double> PARTS = List.of(0.25, 0.5, 1.0);
    /** So many heads' pictures together take some ten seconds on an ordinary laptop. */
    private static final int PICTURES_IN_ALL = 2_000;

    private static final int MOST_REPEATS = 5;
    /** More answers make a file that no program of ours reads. */
    private static final long MOST_ANSWERS = 2_000_000;

    private final RunFolder run;
    private final TrainingEngines engines;

    public HeadFoldsOfRun(RunFolder run, TrainingEngines engines) {
        this.run = run;
        this.engines = engines;
    }

    /**
     * Trains, asks and writes.
     *
     * @param progress hears how many heads are trained
     * @throws GraftException with {@link ErrorCode#DATA} if the run has no features, its backbone was trained too, or it has
     *     too many pictures; with code CANCELLED if somebody wants it to end
     */
    public RunFolds carryOut(Progress progress, TrainingControl control) {
        TrainingPlan plan = run.plan();
        NetworkDescription network = network();
        int epochs = epochs(plan, network);
        try (RunFeatures features = run.features().orElseThrow(() -> failure("run.foldsNoFeatures"))) {
            Source source = new Source(features);
            List<SplitManifest.Entry> entries = entries(features);
            if ((long) entries.size() * plan.classes().size() > MOST_ANSWERS) {
                throw new GraftException(ErrorCode.DATA, Message.of("run.foldsTooMany", entries.size()));
            }
            HeadCrossValidation.Scheme scheme = new HeadCrossValidation.Scheme(FOLDS, repeats(entries.size()), PARTS);
            HeadCrossValidation.Outcome outcome = new HeadCrossValidation(engines, plan, network, epochs)
                    .carryOut(pictures(entries, plan), source, scheme, progress, control);
            RunFolds folds = folds(scheme, plan, entries, outcome);
            RunFolds.DOCUMENT.write(run.file(RunFiles.FOLDS), folds);
            return folds;
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
        }
    }

    /** As many as seconds allow: the fewer pictures, the more a single split depends on luck. */
    static int repeats(int pictures) {
        return Math.max(1, Math.min(MOST_REPEATS, PICTURES_IN_ALL / Math.max(1, pictures)));
    }

    private NetworkDescription network() {
        try {
            return new NetworkJson().read(run.file(RunFiles.NETWORK));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.fileUnreadable", run.id()), e);
        }
    }

    private int epochs(TrainingPlan plan, NetworkDescription network) {
        RunHistory history = run.history();
        TrainingEvent.RunFinished finished = history.finished().orElseThrow(() -> failure("run.foldsUnfinished"));
        int trunk = network.stages().size() - 1;
        if (plan.phases().get(finished.keptPhase()).frozenStages() != trunk) {
            throw failure("run.foldsTouched");
        }
        int chosen = run.evaluation().refit().map(Refit::epochs).orElse(finished.keptEpoch());
        return Math.max(1, chosen);
    }

    private GraftException failure(String key) {
        return new GraftException(ErrorCode.DATA, Message.of(key, run.name()));
    }

    private List<SplitManifest.Entry> entries(RunFeatures features) {
        Map<String, SplitManifest.Entry> byPath = new HashMap<>();
        run.split().present().forEach(e -> byPath.put(e.path(), e));
        List<SplitManifest.Entry> entries = new ArrayList<>();
        for (RunFeatures.Picture picture : features.pictures()) {
            SplitManifest.Entry entry = byPath.get(picture.path());
            if (entry == null || !entry.digest().equals(picture.digest())) {
                throw failure("run.foldsNoFeatures");
            }
            entries.add(entry);
        }
        return entries;
    }

    private static List<TrainingPictures.Picture> pictures(List<SplitManifest.Entry> entries, TrainingPlan plan) {
        return entries.stream()
                .map(e -> new TrainingPictures.Picture(
                        Path.of(e.path()), e.digest(), plan.classes().indexOf(e.className()), e.unit()))
                .toList();
    }

    private static RunFolds folds(
            HeadCrossValidation.Scheme scheme,
            TrainingPlan plan,
            List<SplitManifest.Entry> entries,
            HeadCrossValidation.Outcome outcome) {
        List<RunFolds.Row> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            SplitManifest.Entry entry = entries.get(i);
            int picture = i;
            rows.add(new RunFolds.Row(
                    entry.part(),
                    entry.path(),
                    entry.digest(),
                    entry.unit(),
                    entry.className(),
                    Arrays.stream(outcome.probabilities()[i])
                            .mapToObj(HeadFoldsOfRun::rounded)
                            .toList(),
                    Arrays.stream(outcome.right()).map(r -> r[picture]).toList(),
                    outcome.always()[i]));
        }
        return new RunFolds(
                scheme.folds(),
                scheme.repeats(),
                scheme.parts(),
                outcome.learned(),
                outcome.rightOfRepeat(),
                plan.classes(),
                rows);
    }

    /** Six digits are more than a head's answers are worth, and keep the file small. */
    private static double rounded(double probability) {
        return Math.round(probability * 1e6) / 1e6;
    }

    /** The stored features as training reads them: there is only the plain view. */
    private static final class Source implements ActivationSource {
        private final RunFeatures features;
        private final Map<String, float[]> rows = new HashMap<>();

        Source(RunFeatures features) throws IOException {
            this.features = features;
            // Heads go through all of them again and again; a thousand pictures take some 5 MB.
            for (int i = 0; i < features.pictures().size(); i++) {
                rows.put(features.pictures().get(i).digest(), features.row(i));
            }
        }

        @Override
        public int values() {
            return features.values();
        }

        @Override
        public void read(List<ViewId> views, float[] into) {
            for (int k = 0; k < views.size(); k++) {
                float[] row = rows.get(views.get(k).pictureDigest());
                if (row == null) {
                    throw new IllegalArgumentException("no features of " + views.get(k));
                }
                System.arraycopy(row, 0, into, k * values(), values());
            }
        }

        @Override
        public void close() {
            rows.clear();
        }
    }
}
