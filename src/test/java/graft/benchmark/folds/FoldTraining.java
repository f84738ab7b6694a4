package graft.benchmark.folds;

import graft.backbone.Backbone;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.UnreadablePictureException;
import graft.data.scan.Picture;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.network.file.OnnxOutput;
import graft.run.RunPredictions;
import graft.training.Candidate;
import graft.training.Checkpoint;
import graft.training.CheckpointStore;
import graft.training.TrainableTail;
import graft.training.Trainer;
import graft.training.TrainingControl;
import graft.training.TrainingEngines;
import graft.training.TrainingEvent;
import graft.training.TrainingListener;
import graft.training.TrainingPictures;
import graft.training.TrainingPlan;
import graft.training.TrainingResult;
import graft.training.TransferTrainer;
import graft.training.Trunk;
import graft.training.cache.ActivationCache;
import graft.training.dl4j.Dl4jTail;
import graft.training.onnx.OnnxTrunk;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Carries out a plan on one fold with Graft's own trainer and engines, in this process, and answers the fold's test
 * pictures with what each phase offers: the command keeps one phase and answers with that alone.
 */
final class FoldTraining {

    private final PictureFolds folds;
    private final Backbone backbone;
    private final PictureReader reader;
    private final Path cache;
    private final PrintStream log;

    /**
     * @param cache folder of cached activations, shared by all folds
     * @param log where epochs are told
     */
    FoldTraining(PictureFolds folds, Backbone backbone, PictureReader reader, Path cache, PrintStream log) {
        this.folds = folds;
        this.backbone = backbone;
        this.reader = reader;
        this.cache = cache;
        this.log = log;
    }

    /**
     * What a fold came to.
     *
     * @param phases the answers of each phase of the plan for validation and test pictures
     * @param epochs the epoch each phase offered
     * @param kept the phase that Graft would keep
     * @param shipped the answers of what Graft would ship: of the phase kept, after a refit if the plan has one
     * @param seconds of training
     */
    record Outcome(
            List<RunPredictions> phases, List<Integer> epochs, int kept, RunPredictions shipped, double seconds) {}

    /** Learns from the training pictures; the validation pictures choose epoch and phase, as in Graft. */
    Outcome train(TrainingPlan plan, int fold) throws UnreadablePictureException {
        return train(plan, fold, folds.forTraining(fold), TrainingControl.GO_ON, this::tell);
    }

    /**
     * Learns from training and validation pictures together, so that nothing chooses an epoch.
     *
     * @param last the epoch of the first phase after which it ends, counted from 1; the schedule of rates is that of the
     *     whole phase
     */
    Outcome trainOnAll(TrainingPlan plan, int fold, int last) throws UnreadablePictureException {
        TrainingPictures pictures = folds.forTraining(fold);
        boolean[] over = {false};
        return train(
                plan,
                fold,
                new TrainingPictures(
                        Stream.concat(pictures.training().stream(), pictures.validation().stream())
                                .toList(),
                        List.of()),
                () -> over[0] ? TrainingControl.Wish.STOP : TrainingControl.Wish.GO_ON,
                event -> {
                    tell(event);
                    over[0] |= event instanceof TrainingEvent.EpochDone e && e.epoch() == last;
                });
    }

    private Outcome train(
            TrainingPlan plan, int fold, TrainingPictures pictures, TrainingControl control, TrainingListener listener)
            throws UnreadablePictureException {
        TransferTrainer trainer =
                new TransferTrainer(new Engines(), reader, new ActivationCache(cache, plan.cacheBudget()));
        TrainingResult result = trainer.train(
                new Trainer.Job(plan, backbone.network(), backbone.weights(), pictures),
                new NoCheckpoints(),
                listener,
                control);
        List<RunPredictions> phases = new ArrayList<>();
        for (Candidate candidate : result.candidates()) {
            phases.add(answers(backbone.weights().with(candidate.trained().tensors()), fold));
        }
        return new Outcome(
                phases,
                result.candidates().stream().map(Candidate::epoch).toList(),
                result.kept(),
                result.refit().isPresent() ? answers(result.weights(), fold) : phases.get(result.kept()),
                result.seconds());
    }

    private void tell(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochDone e) {
            log.printf(
                    "  phase %d epoch %d training %.4f %.3f validation %.4f %.3f %s %.1f s%n",
                    e.phase(),
                    e.epoch(),
                    e.trainingLoss(),
                    e.trainingAccuracy(),
                    e.validationLoss().orElse(Double.NaN),
                    e.validationAccuracy().orElse(Double.NaN),
                    e.best() ? "best" : "",
                    e.seconds());
        } else if (event instanceof TrainingEvent.Advice advice) {
            log.println("  " + advice.message().english());
        }
    }

    private RunPredictions answers(Weights weights, int fold) throws UnreadablePictureException {
        WeightTensor kernel = weights.get(Head.DENSE + ".weight");
        WeightTensor bias = weights.get(Head.DENSE + ".bias");
        List<RunPredictions.Row> rows = new ArrayList<>();
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            List<Picture> pictures = folds.pictures(fold, part);
            float[][] features = PooledFeatures.of(
                    backbone, weights, pictures.stream().map(folds::file).toList(), reader);
            for (int i = 0; i < features.length; i++) {
                List<Double> probabilities = Softmax.of(Softmax.logits(kernel.values(), bias.values(), features[i]));
                rows.add(Answers.row(part, pictures.get(i), probabilities));
            }
        }
        return new RunPredictions(folds.classes(), rows);
    }

    /** As a worker wires them. */
    private static final class Engines implements TrainingEngines {
        @Override
        public Trunk trunk(NetworkDescription network, Weights weights, int frozenStages, int threads) {
            OnnxOutput output = frozenStages == network.stages().size()
                    ? new OnnxOutput.Pooled(frozenStages)
                    : new OnnxOutput.AtCut(frozenStages);
            return OnnxTrunk.open(network, weights, List.of(output), threads);
        }

        @Override
        public TrainableTail tail(NetworkDescription network, int frozenStages, Weights weights, Weights pretrained) {
            return Dl4jTail.create(network, frozenStages, weights, pretrained);
        }
    }

    /** A fold that is cut off is trained again. */
    private static final class NoCheckpoints implements CheckpointStore {
        @Override
        public void save(Checkpoint checkpoint) {}

        @Override
        public Optional<Checkpoint> latest() {
            return Optional.empty();
        }
    }
}
