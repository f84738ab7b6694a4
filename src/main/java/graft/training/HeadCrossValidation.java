package graft.training;

import graft.common.CounterRandom;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.evaluation.Predictions;
import graft.network.NetworkDescription;
import graft.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Cross-validates the head of a run on the pooled features of its pictures, several times with other folds, and with a part of
 * what could be learned from: how right a head of this kind is whatever the split, and whether more pictures would help. No
 * picture is read and no trunk runs, so it takes seconds.
 *
 * <p>Folds share out whole units and each class evenly. The parts of a fold's learning pictures grow from one to the next and
 * take whole units too, each class alike. Every head is trained as the run's own was and for as many epochs, on plain views.
 */
public final class HeadCrossValidation {

    private static final long PART = 0x9A27L;

    private final TrainingEngines engines;
    private final TrainingPlan plan;
    private final NetworkDescription network;
    private final int epochs;

    /**
     * @param network the backbone with its head
     * @param epochs how long each head is trained
     */
    public HeadCrossValidation(TrainingEngines engines, TrainingPlan plan, NetworkDescription network, int epochs) {
        this.engines = engines;
        this.plan = plan;
        this.network = network;
        this.epochs = epochs;
    }

    /**
     * How it is done.
     *
     * @param folds at least 2
     * @param repeats with folds drawn anew, at least 1
     * @param parts of the learning pictures, rising, above 0, the last 1
     */
    public record Scheme(int folds, int repeats, List<Double> parts) {

        /** Refuses a scheme that leaves nothing to learn from or to ask about. */
        public Scheme {
            parts = List.copyOf(parts);
            if (folds < 2 || repeats < 1 || parts.isEmpty() || parts.get(parts.size() - 1) != 1.0) {
                throw new IllegalArgumentException(folds + " folds, " + repeats + " repeats, parts " + parts);
            }
        }

        int fits() {
            return folds * repeats * parts.size();
        }
    }

    /**
     * What came of it. A picture whose class was not among what a head learned from is asked about all the same, and answered
     * wrongly: that is what happens to such pictures.
     *
     * @param probabilities [N, C], mean over the repeats, of heads that learned from all of the other folds
     * @param right [parts, N]: in how many repeats a picture was answered rightly
     * @param always [N]: in how many repeats the class that had most of the learning pictures was right
     * @param learned how many pictures a head learned from, for each part, on average
     * @param rightOfRepeat right answers of each repeat, with all of the learning pictures
     */
    public record Outcome(
            double[][] probabilities,
            int[][] right,
            int[] always,
            List<Integer> learned,
            List<Integer> rightOfRepeat) {}

    /**
     * Carries it out.
     *
     * @param pictures all of them, whatever part of the split; digests tell their features
     * @param features of these pictures, plain views
     * @param progress hears how many heads are trained; may be asked to stop through {@code control}
     * @throws GraftException with code CANCELLED if somebody wants it to end
     */
    public Outcome carryOut(
            List<TrainingPictures.Picture> pictures,
            ActivationSource features,
            Scheme scheme,
            Progress progress,
            TrainingControl control) {
        Round round = new Round(pictures, features, scheme, progress, control);
        for (int repeat = 0; repeat < scheme.repeats(); repeat++) {
            round.repeat(repeat);
        }
        return round.outcome();
    }

    private final class Round {
        private final List<TrainingPictures.Picture> pictures;
        private final PhaseActivations.Present features;
        private final Scheme scheme;
        private final Progress progress;
        private final TrainingControl control;
        private final int classes = plan.classes().size();
        private final double[][] probabilities;
        private final int[][] right;
        private final int[] always;
        private final long[] learned;
        private final List<Integer> rightOfRepeat = new ArrayList<>();
        private final HeadFit fit;
        private int fits;

        Round(
                List<TrainingPictures.Picture> pictures,
                ActivationSource source,
                Scheme scheme,
                Progress progress,
                TrainingControl control) {
            this.pictures = pictures;
            this.features = new PhaseActivations.Present(source, 1);
            this.scheme = scheme;
            this.progress = progress;
            this.control = control;
            this.probabilities = new double[pictures.size()][classes];
            this.right = new int[scheme.parts().size()][pictures.size()];
            this.always = new int[pictures.size()];
            this.learned = new long[scheme.parts().size()];
            Weights start = Weights.of(TransferTrainer.untrainedHead(network));
            int trunk = network.stages().size() - 1;
            NetworkDescription backbone = new NetworkDescription(
                    network.name(), network.input(), network.stages().subList(0, trunk));
            this.fit = new HeadFit(
                    engines,
                    new Trainer.Job(plan, backbone, start, new TrainingPictures(pictures, List.of())),
                    network,
                    start);
        }

        void repeat(int repeat) {
            int[] fold = Folds.assign(pictures, classes, scheme.folds(), plan.seed(), repeat);
            int[] whole = right[right.length - 1];
            int before = Arrays.stream(whole).sum();
            for (int f = 0; f < scheme.folds(); f++) {
                int held = f;
                int[] asked = IntStream.range(0, fold.length)
                        .filter(i -> fold[i] == held)
                        .toArray();
                int[] others = IntStream.range(0, fold.length)
                        .filter(i -> fold[i] != held)
                        .toArray();
                fold(asked, others, CounterRandom.of(plan.seed(), PART, repeat, f));
            }
            rightOfRepeat.add(Arrays.stream(whole).sum() - before);
        }

        private void fold(int[] asked, int[] others, CounterRandom random) {
            int largest = largest(others);
            for (int i : asked) {
                always[i] += pictures.get(i).label() == largest ? 1 : 0;
            }
            List<Integer> order = order(others, random);
            for (int part = 0; part < scheme.parts().size(); part++) {
                List<TrainingPictures.Picture> some = some(order, scheme.parts().get(part));
                learned[part] += some.size();
                if (asked.length > 0) {
                    ask(part, some, asked);
                }
                progress.at(++fits, scheme.fits());
            }
        }

        private void ask(int part, List<TrainingPictures.Picture> some, int[] asked) {
            List<TrainingPictures.Picture> questions =
                    Arrays.stream(asked).mapToObj(pictures::get).toList();
            Optional<HeadFit.Fitted> fitted = fit.train(some, features, epochs, control);
            if (fitted.isEmpty()) {
                throw control.wish() == TrainingControl.Wish.GO_ON
                        ? new GraftException(ErrorCode.DATA, Message.of("training.foldsDiverged"))
                        : GraftException.cancelled();
            }
            try (HeadFit.Fitted head = fitted.get()) {
                float[] logits = head.logits(questions);
                for (int k = 0; k < asked.length; k++) {
                    int i = asked[k];
                    float[] row = Arrays.copyOfRange(logits, k * classes, (k + 1) * classes);
                    Predictions answer = Predictions.ofLogits(
                            plan.classes(), new int[] {pictures.get(i).label()}, new float[][] {row});
                    right[part][i] += answer.isRight(0) ? 1 : 0;
                    if (part == right.length - 1) {
                        for (int c = 0; c < classes; c++) {
                            probabilities[i][c] += answer.probability(0, c) / scheme.repeats();
                        }
                    }
                }
            }
        }

        private int largest(int[] others) {
            int[] counts = new int[classes];
            for (int i : others) {
                counts[pictures.get(i).label()]++;
            }
            int largest = 0;
            for (int c = 1; c < classes; c++) {
                largest = counts[c] > counts[largest] ? c : largest;
            }
            return largest;
        }

        /** Units in a drawn order, by the share of their class that they make full, so that any beginning is stratified. */
        private List<Integer> order(int[] others, CounterRandom random) {
            Map<String, List<Integer>> units = new HashMap<>();
            List<String> names = new ArrayList<>();
            for (int i : others) {
                units.computeIfAbsent(pictures.get(i).unit(), u -> {
                            names.add(u);
                            return new ArrayList<>();
                        })
                        .add(i);
            }
            int[] all = new int[classes];
            for (int i : others) {
                all[pictures.get(i).label()]++;
            }
            int[] seen = new int[classes];
            int[] drawn = random.permutation(names.size());
            List<Map.Entry<Double, List<Integer>>> placed = new ArrayList<>();
            for (int place : drawn) {
                List<Integer> unit = units.getOrDefault(names.get(place), List.of());
                int label = pictures.get(unit.get(0)).label();
                placed.add(Map.entry((seen[label] + unit.size() / 2.0) / all[label], unit));
                seen[label] += unit.size();
            }
            return placed.stream()
                    .sorted(Comparator.comparingDouble(Map.Entry::getKey))
                    .flatMap(e -> e.getValue().stream())
                    .toList();
        }

        /** The beginning of the order, whole units, at least one picture. */
        private List<TrainingPictures.Picture> some(List<Integer> order, double part) {
            int wanted = (int) Math.max(1, Math.round(part * order.size()));
            int end = wanted;
            while (end < order.size()
                    && pictures.get(order.get(end))
                            .unit()
                            .equals(pictures.get(order.get(end - 1)).unit())) {
                end++;
            }
            return order.subList(0, end).stream().map(pictures::get).toList();
        }

        Outcome outcome() {
            int folds = scheme.folds() * scheme.repeats();
            return new Outcome(
                    probabilities,
                    right,
                    always,
                    Arrays.stream(learned)
                            .mapToObj(sum -> Math.round((float) sum / folds))
                            .toList(),
                    List.copyOf(rightOfRepeat));
        }
    }
}
