package graft.run;

import graft.common.AtomicFiles;
import graft.common.CounterRandom;
import graft.common.Digests;
import graft.common.Message;
import graft.data.Augmentation;
import graft.data.Fit;
import graft.data.Part;
import graft.data.Problem;
import graft.data.split.Grouping;
import graft.data.split.SplitManifest;
import graft.evaluation.Evaluation;
import graft.evaluation.Purpose;
import graft.evaluation.Temperature;
import graft.training.FreezeDepth;
import graft.training.PhasePlan;
import graft.training.Regularization;
import graft.training.StopReason;
import graft.training.TrainingEvent;
import graft.training.TrainingOptions;
import graft.training.TrainingPlan;
import graft.training.TrunkEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs made up for tests, step by step as a worker would; no network is trained for them. */
public final class SampleRun {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    public static final List<String> CLASSES = List.of("blight", "healthy", "rust");
    private static final int STAGES = 19;

    private final RunFolder run;
    private final List<String> classes;
    private final int perClass;

    /**
     * @param perClass pictures of each class, a multiple of 5: of each five, three train, one validates, one tests
     */
    public SampleRun(Path folder, List<String> classes, int perClass) {
        this.run = new RunFolder(folder);
        this.classes = classes;
        this.perClass = perClass;
    }

    public SampleRun(Path folder) {
        this(folder, CLASSES, 85);
    }

    /** A finished run of three classes; the share {@code skill} of its answers is right. */
    public static RunFolder finished(Path folder, long seed, double skill) throws IOException {
        SampleRun sample = new SampleRun(folder);
        sample.requested("Leaf check").prepared().trained().finished(seed, skill);
        return sample.run;
    }

    public RunFolder folder() {
        return run;
    }

    public static TrainingOptions options() {
        return new TrainingOptions(
                FreezeDepth.HEAD,
                false,
                Optional.of(12),
                Optional.empty(),
                Optional.of(0.003),
                Augmentation.Preset.LIGHT.augmentation(),
                new Fit.Stretch(),
                true,
                7,
                Optional.of(2),
                Optional.of(Duration.ofMinutes(5)),
                Optional.empty(),
                Optional.empty());
    }

    public static RunRequest request(String name) {
        return new RunRequest(
                name,
                NOON,
                "mobilenet-v2",
                options(),
                new RunRequest.SplitRequest(Optional.empty(), 0.2, 0.2, 7),
                Optional.empty(),
                Optional.empty(),
                List.of("graft", "train", "--images", "/home/jane/my leaves/", "--freeze=12-stages", "--seed", "7"));
    }

    public SampleRun requested(String name) {
        run.writeRequest(request(name));
        return this;
    }

    public static TrainingPlan plan(List<String> classes) {
        return new TrainingPlan(
                TrainingPlan.SCHEMA_VERSION,
                "mobilenet-v2",
                Digests.ofText("weights"),
                224,
                224,
                classes,
                new Fit.Stretch(),
                Augmentation.Preset.LIGHT.augmentation(),
                2,
                List.of(new PhasePlan(STAGES, 12, 0.003, 0.003, 1, 1, 5), new PhasePlan(12, 8, 2e-4, 4e-4, 0.8, 1, 5)),
                32,
                16,
                new Regularization(0.2, 0.05, 1e-3, 1e-3, 5, true),
                7,
                2,
                TrunkEngine.ONNX_RUNTIME,
                1L << 30,
                Optional.of(Duration.ofMinutes(5)),
                false);
    }

    public SplitManifest split() {
        List<SplitManifest.Entry> entries = new ArrayList<>();
        for (String name : classes) {
            for (int i = 0; i < perClass; i++) {
                Part part = i % 5 < 3 ? Part.TRAIN : i % 5 == 3 ? Part.VALIDATION : Part.TEST;
                String digest = Digests.ofText(name + i);
                entries.add(new SplitManifest.Entry(
                        name + "/img" + i + ".jpg",
                        digest,
                        name,
                        part,
                        digest.substring(0, 16),
                        Optional.empty(),
                        true));
            }
        }
        return new SplitManifest(entries);
    }

    public SampleRun prepared() {
        SplitManifest split = split();
        RunPictures pictures = new RunPictures(
                "my leaves",
                split.entries().size() + 3,
                split.entries().size(),
                classes.stream()
                        .map(c -> new RunPictures.ClassCount(c, perClass * 3 / 5, perClass / 5, perClass / 5))
                        .toList(),
                Grouping.Source.NONE,
                0,
                split.entries().size() - 4,
                List.of(
                        new RunPictures.Finding(
                                Problem.Severity.WARNING,
                                Message.of("data.scanUnreadable", 3, Message.of("data.readTruncated"), "rust/x.jpg"),
                                3),
                        new RunPictures.Finding(
                                Problem.Severity.NOTE,
                                Message.of("data.scanCopies", 4, "rust/a.jpg", "rust/b.jpg"),
                                8)));
        run.prepare(split, pictures, plan(classes));
        return this;
    }

    public static TrainingEvent.EpochDone epoch(int phase, int epoch) {
        double progress = phase * 12 + epoch;
        return new TrainingEvent.EpochDone(
                phase,
                epoch,
                0.15 + 1.1 * Math.exp(-progress / 3),
                0.97 - 0.6 * Math.exp(-progress / 4),
                Optional.of(0.32 + 0.9 * Math.exp(-progress / 3) + 0.002 * progress),
                Optional.of(Math.round((0.91 - 0.5 * Math.exp(-progress / 3)) * 30) / 30.0),
                0.003,
                phase == 0 || epoch <= 5,
                0.4);
    }

    /** Two phases, with a checkpoint after each. */
    public SampleRun trained() {
        try (EventLog log = run.beginAttempt(CLOCK, ResumePoint.START)) {
            List<PhasePlan> phases = plan(classes).phases();
            log.onEvent(new TrainingEvent.RunStarted(
                    false, classes, classes.size() * perClass * 3 / 5, classes.size() * perClass / 5, phases));
            log.onEvent(new TrainingEvent.Advice(Message.of("training.fewerViews", 1, 2)));
            for (int phase = 0; phase < phases.size(); phase++) {
                int epochs = phases.get(phase).epochs();
                int frozen = phases.get(phase).frozenStages();
                log.onEvent(new TrainingEvent.PhaseStarted(
                        phase, "head", frozen, epochs, 5, phase == 0 ? 3843 : 1_240_000, 300));
                for (int e = 1; e <= epochs; e++) {
                    log.onEvent(new TrainingEvent.BatchDone(phase, e, 1, 5, 0.5, 100));
                    log.onEvent(epoch(phase, e));
                }
                log.onEvent(new TrainingEvent.PhaseFinished(
                        phase, phase == 0 ? 12 : 5, Optional.of(0.34), StopReason.COMPLETED));
                log.onEvent(new TrainingEvent.CheckpointSaved(phase, phase == 0 ? 12 : 5));
            }
            log.onEvent(new TrainingEvent.RunFinished(StopReason.COMPLETED, 1, 5, 42.5));
        }
        return this;
    }

    /** Answers of which the share {@code skill} is right; runs of one seed err on much the same pictures. */
    public RunPredictions predictions(long seed, double skill) {
        List<RunPredictions.Row> rows = new ArrayList<>();
        List<SplitManifest.Entry> asked = split().entries();
        for (int i = 0; i < asked.size(); i++) {
            SplitManifest.Entry e = asked.get(i);
            if (e.part() != Part.TRAIN) {
                CounterRandom random = CounterRandom.of(seed, i);
                int truth = classes.indexOf(e.className());
                int answer = random.uniform(0) < skill
                        ? truth
                        : (truth + 1 + random.below(classes.size() - 1, 1)) % classes.size();
                rows.add(new RunPredictions.Row(
                        e.part(), e.path(), e.digest(), e.group(), e.className(), answer(answer, random.uniform(2))));
            }
        }
        return new RunPredictions(classes, rows);
    }

    private List<Double> answer(int answer, double sureness) {
        List<Double> probabilities = new ArrayList<>();
        double top = 0.55 + 0.44 * sureness;
        for (int c = 0; c < classes.size(); c++) {
            probabilities.add(c == answer ? top : (1 - top) / (classes.size() - 1));
        }
        return probabilities;
    }

    public SampleRun finished(long seed, double skill) throws IOException {
        return finished(predictions(seed, skill));
    }

    /** Finishes it without a test: only the validation pictures were answered. */
    public SampleRun validated(long seed, double skill) throws IOException {
        RunPredictions all = predictions(seed, skill);
        return finished(new RunPredictions(
                classes,
                all.rows().stream().filter(row -> row.part() == Part.VALIDATION).toList()));
    }

    private SampleRun finished(RunPredictions predictions) throws IOException {
        predictions.write(run.file(RunFiles.PREDICTIONS));
        for (String name : List.of(RunFiles.WEIGHTS, RunFiles.NETWORK, RunFiles.MODEL)) {
            AtomicFiles.write(run.file(name), ("not really " + name).getBytes(StandardCharsets.UTF_8));
        }
        run.writeLabels(classes);
        RunEvaluation evaluation = new RunEvaluation(
                predictions.of(Part.VALIDATION).map(p -> Evaluation.of(p, Purpose.VALIDATION)),
                predictions.of(Part.TEST).map(p -> Evaluation.of(p, Purpose.TEST)),
                new Temperature(1.31, 30, 4, false),
                predictions.of(Part.TEST).map(p -> p.atTemperature(1 / 1.31)).flatMap(p -> Evaluation.of(
                                p, Purpose.TEST)
                        .calibration()),
                Optional.of(new Parity(20, 3.2e-6, 0.01)),
                Optional.empty());
        RunEvaluation.DOCUMENT.write(run.file(RunFiles.EVALUATION), evaluation);
        Provenance.DOCUMENT.write(run.file(RunFiles.PROVENANCE), provenance());
        run.finish(StopReason.COMPLETED, CLOCK);
        return this;
    }

    public static Provenance provenance() {
        return new Provenance(
                "0.1.0",
                "Eclipse Adoptium 17.0.12+7",
                "Linux 6.1 amd64",
                "Example CPU 3000",
                2,
                2,
                Map.of("ND4J", "1.0.0-M2.1", "ONNX Runtime", "1.28.0"),
                new Provenance.Backbone(
                        "mobilenet-v2",
                        "MobileNetV2 1.0",
                        "Apache-2.0",
                        "Learned from ImageNet; its terms (https://image-net.org/download) allow research only."),
                Map.of("training", 7L, "split", 7L),
                Map.of("model.onnx", Digests.ofText("model"), "plan.json", Digests.ofText("plan")),
                request("x").command(),
                NOON,
                NOON.plusSeconds(61));
    }
}
