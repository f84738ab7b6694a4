package graft.benchmark.folds;

import graft.backbone.Backbone;
import graft.backbone.BackboneCatalogue;
import graft.backbone.BackboneFiles;
import graft.compute.NativeOptions;
import graft.data.Augmentation;
import graft.data.Fit;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.decode.ImageIoPictureReader;
import graft.evaluation.Binomials;
import graft.evaluation.Interval;
import graft.evaluation.PairedComparison;
import graft.evaluation.Predictions;
import graft.run.RunPredictions;
import graft.training.FreezeDepth;
import graft.training.PlanFactory;
import graft.training.TrainingOptions;
import graft.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Cross-validation of the whole recipe: the head beside a logistic-regression probe, and unfrozen stages beside the head,
 * over the same folds. {@code docs/benchmarks.md} has the commands and what came out.
 */
@Command(name = "folds", description = "Compares ways to train over the folds of a data set.")
public final class FoldsBenchmark {

    private static final long GIGABYTES = 1L << 30;

    private final PictureReader reader = new ImageIoPictureReader();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FoldsBenchmark()).execute(arguments));
    }

    /** Before any native library is loaded: this process computes as a worker does. */
    private static void computeAsAWorker() {
        if (NativeOptions.ofThisMachine().oneDnn()) {
            System.setProperty(NativeOptions.EXTENSION_PROPERTY, NativeOptions.ONEDNN_EXTENSION);
            System.setProperty(NativeOptions.HELPERS_PROPERTY, "false");
        }
    }

    @Command(name = "split", description = "Writes the folds as tables for graft train --split.")
    void split(
            @Option(names = "--images", required = true) Path images,
            @Option(names = "--folds", defaultValue = "5") int count,
            @Option(names = "--fold-seed", defaultValue = "1") long foldSeed,
            @Option(names = "--out", required = true) Path out)
            throws IOException {
        PictureFolds folds = PictureFolds.of(images, reader, count, foldSeed);
        Files.createDirectories(out);
        for (int fold = 0; fold < folds.count(); fold++) {
            folds.write(fold, out.resolve("fold-" + fold + ".csv"));
        }
    }

    @Command(name = "train", description = "Trains every fold and answers its test pictures with each phase.")
    void train(
            @Option(names = "--images", required = true) Path images,
            @Option(names = "--weights", required = true) Path weights,
            @Option(names = "--out", required = true) Path out,
            @Option(names = "--cache", required = true) Path cache,
            @Option(names = "--name", defaultValue = "graft") String name,
            @Option(names = "--freeze", defaultValue = "head") String freeze,
            @Option(names = "--gradual") boolean gradual,
            @Option(names = "--augment", defaultValue = "light") String augment,
            @Option(names = "--folds", defaultValue = "5") int count,
            @Option(names = "--fold-seed", defaultValue = "1") long foldSeed,
            @Option(names = "--only-folds", defaultValue = "5", description = "train this many of them") int only,
            @Option(names = "--seeds", split = ",", defaultValue = "1") List<Long> seeds,
            @Option(names = "--all", description = "the head on training and validation pictures, in several ways")
                    boolean all,
            @Option(names = "--set", description = "a number of the plan to change, name=value")
                    Map<String, Double> set)
            throws Exception {
        computeAsAWorker();
        PictureFolds folds = PictureFolds.of(images, reader, count, foldSeed);
        Backbone backbone = new BackboneFiles(BackboneCatalogue.bundled()).read(weights, Optional.empty());
        FoldTraining training = new FoldTraining(folds, backbone, reader, cache, System.err);
        for (long seed : seeds) {
            TrainingPlan plan = new PlanChanges(set == null ? Map.of() : new TreeMap<>(set))
                    .applyTo(plan(folds, backbone, new FreezeDepth(freeze), gradual, augment, seed));
            for (int fold = 0; fold < Math.min(only, folds.count()); fold++) {
                trainFold(training, plan, out, name, seed, fold);
                if (all) {
                    trainOnAll(training, plan, out, name, seed, fold);
                }
            }
        }
    }

    private static void trainFold(FoldTraining training, TrainingPlan plan, Path out, String name, long seed, int fold)
            throws Exception {
        if (Files.exists(Answers.file(out.resolve(name), seed, fold))) {
            return;
        }
        FoldTraining.Outcome outcome = training.train(plan, fold);
        System.out.printf(
                Locale.ROOT,
                "{\"name\": \"%s\", \"seed\": %d, \"fold\": %d, \"kept\": %d, \"epochs\": %s, \"validation\": %s, "
                        + "\"test\": %s, \"shipped\": %d, \"of\": %d, \"seconds\": %.1f}%n",
                name,
                seed,
                fold,
                outcome.kept(),
                outcome.epochs(),
                right(outcome, Part.VALIDATION),
                right(outcome, Part.TEST),
                outcome.shipped().of(Part.TEST).orElseThrow().right(),
                outcome.phases().get(0).of(Part.TEST).orElseThrow().size(),
                outcome.seconds());
        for (int phase = 0; phase < outcome.phases().size(); phase++) {
            write(outcome.phases().get(phase), out.resolve(name + ".phase-" + phase), seed, fold);
        }
        write(outcome.shipped(), out.resolve(name), seed, fold);
    }

    /** For as many epochs as the validation pictures have chosen: at the same rates, or with the whole schedule in them. */
    private static void trainOnAll(FoldTraining training, TrainingPlan plan, Path out, String name, long seed, int fold)
            throws Exception {
        Path cut = out.resolve(name + ".all-cut");
        if (Files.exists(Answers.file(cut, seed, fold))) {
            return;
        }
        int chosen = training.train(plan.withoutRefit(), fold).epochs().get(0);
        write(training.trainOnAll(plan, fold, chosen).phases().get(0), cut, seed, fold);
        TrainingPlan shorter = new PlanChanges(Map.of("head-epochs", (double) chosen)).applyTo(plan);
        write(training.trainOnAll(shorter, fold, chosen).phases().get(0), out.resolve(name + ".all-short"), seed, fold);
        write(
                training.trainOnAll(plan, fold, plan.phases().get(0).epochs())
                        .phases()
                        .get(0),
                out.resolve(name + ".all-whole"),
                seed,
                fold);
    }

    private static List<Integer> right(FoldTraining.Outcome outcome, Part part) {
        return outcome.phases().stream()
                .map(p -> p.of(part).orElseThrow().right())
                .toList();
    }

    private static void write(RunPredictions answers, Path folder, long seed, int fold) throws IOException {
        Files.createDirectories(folder);
        answers.write(Answers.file(folder, seed, fold));
    }

    private static TrainingPlan plan(
            PictureFolds folds, Backbone backbone, FreezeDepth freeze, boolean gradual, String augment, long seed) {
        TrainingOptions options = new TrainingOptions(
                freeze,
                gradual,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Augmentation.Preset.named(augment).augmentation(),
                new Fit.Stretch(),
                false,
                seed,
                Optional.of(1),
                Optional.empty(),
                Optional.of(20 * GIGABYTES),
                Optional.empty());
        return PlanFactory.plan(
                options,
                backbone.info().id(),
                backbone.info().weightsDigest(),
                backbone.network(),
                folds.classes(),
                1,
                20 * GIGABYTES);
    }

    @Command(name = "probe", description = "Logistic regression on the pooled features of the same folds.")
    void probe(
            @Option(names = "--images", required = true) Path images,
            @Option(names = "--weights", required = true) Path weights,
            @Option(names = "--out", required = true) Path out,
            @Option(names = "--folds", defaultValue = "5") int count,
            @Option(names = "--fold-seed", defaultValue = "1") long foldSeed)
            throws Exception {
        computeAsAWorker();
        PictureFolds folds = PictureFolds.of(images, reader, count, foldSeed);
        Backbone backbone = new BackboneFiles(BackboneCatalogue.bundled()).read(weights, Optional.empty());
        ProbeFolds probe = new ProbeFolds(folds, backbone, reader);
        for (int fold = 0; fold < folds.count(); fold++) {
            write(probe.answers(fold, List.of(Part.TRAIN)), out.resolve("probe.train"), 1, fold);
            write(probe.answers(fold, List.of(Part.TRAIN, Part.VALIDATION)), out.resolve("probe.all"), 1, fold);
        }
    }

    @Command(name = "collect", description = "Takes the answers of runs of graft train over the folds, in their order.")
    void collect(
            @Option(names = "--runs", arity = "1..*", required = true) List<Path> runs,
            @Option(names = "--seed", defaultValue = "1") long seed,
            @Option(names = "--name", defaultValue = "command") String name,
            @Option(names = "--out", required = true) Path out)
            throws IOException {
        for (int fold = 0; fold < runs.size(); fold++) {
            write(RunPredictions.read(runs.get(fold).resolve("predictions.csv")), out.resolve(name), seed, fold);
        }
    }

    @Command(name = "compare", description = "Right answers of every method, and the paired difference to one of them.")
    void compare(
            @Option(names = "--out", required = true) Path out,
            @Option(names = "--to", required = true, description = "the method to compare with") String to,
            @Option(names = "--seeds", split = ",", defaultValue = "1") List<Long> seeds) {
        for (Path method : Answers.methods(out)) {
            for (long seed : seeds) {
                Answers.pooled(method, seed).ifPresent(answers -> {
                    // A method without random choices has one seed only.
                    Predictions other = Answers.pooled(out.resolve(to), seed)
                            .or(() -> Answers.pooled(out.resolve(to), 1))
                            .orElseThrow();
                    print(method.getFileName() + " seed " + seed, other, answers);
                });
            }
        }
    }

    /** The mean of Σ over classes of (probability - truth)², 0..2: sees small changes that no answer turns on. */
    private static double brier(Predictions predictions) {
        double sum = 0;
        for (int i = 0; i < predictions.size(); i++) {
            for (int c = 0; c < predictions.classCount(); c++) {
                double distance = predictions.probability(i, c) - (predictions.truth(i) == c ? 1 : 0);
                sum += distance * distance;
            }
        }
        return sum / predictions.size();
    }

    private static void print(String name, Predictions first, Predictions second) {
        Interval wilson = Binomials.wilson(second.right(), second.size(), 0.95);
        String line = String.format(
                Locale.ROOT,
                "%-32s %d of %d = %.3f [%.3f, %.3f] Brier %.4f",
                name,
                second.right(),
                second.size(),
                (double) second.right() / second.size(),
                wilson.low(),
                wilson.high(),
                brier(second));
        Optional<PairedComparison> paired =
                PairedComparison.onCommonPictures(first, second, graft.evaluation.EvaluationSettings.DEFAULT);
        System.out.println(line
                + paired.map(p -> String.format(
                                Locale.ROOT,
                                "  %+.1f points [%+.1f, %+.1f], %d against %d, p %.3f, %s (on %d)",
                                100 * p.difference(),
                                100 * p.interval().low(),
                                100 * p.interval().high(),
                                p.onlySecond(),
                                p.onlyFirst(),
                                p.pValue(),
                                p.verdict().id(),
                                p.pictures()))
                        .orElse(""));
    }
}
