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
    private final boolean learnAll;
    private final PrintStream log;

    /**
     * @param cache folder of cached activations, shared by all folds
     * @param learnAll whether the validation pictures are learned from as well; no epoch is chosen then
     * @param log where epochs are told
     */
    FoldTraining(PictureFolds folds, Backbone backbone, PictureReader reader, Path cache, boolean learnAll, PrintStream log) {
        this.folds = folds;
        this.backbone = backbone;
        this.reader = reader;
        this.cache = cache;
        this.learnAll = learnAll;
        this.log = log;
    }

    /**
     * What a fold came to.
     *
     * @param phases the answers of each phase of the plan for validation and test pictures
     * @param epochs the epoch each phase offered
     * @param kept the phase that Graft would ship
     * @param seconds of training
     */
    record Outcome(List<RunPredictions> phases, List<Integer> epochs, int kept, double seconds) {}

    Outcome train(TrainingPlan plan, int fold) throws UnreadablePictureException {
        TransferTrainer trainer =
                new TransferTrainer(new Engines(), reader, new ActivationCache(cache, plan.cacheBudget()));
        TrainingResult result = trainer.train(
                new Trainer.Job(plan, backbone.network(), backbone.weights(), pictures(fold)),
                new NoCheckpoints(),
                this::tell,
                TrainingControl.GO_ON);
        List<RunPredictions> phases = new ArrayList<>();
        for (Candidate candidate : result.candidates()) {
            phases.add(answers(candidate, fold));
        }
        return new Outcome(
                phases,
                result.candidates().stream().map(Candidate::epoch).toList(),
                result.kept(),
                result.seconds());
    }

    private TrainingPictures pictures(int fold) {
        TrainingPictures pictures = folds.forTraining(fold);
        return learnAll
                ? new TrainingPictures(
                        Stream.concat(pictures.training().stream(), pictures.validation().stream())
                                .toList(),
                        List.of())
                : pictures;
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

    private RunPredictions answers(Candidate candidate, int fold) throws UnreadablePictureException {
        Weights weights = backbone.weights().with(candidate.trained().tensors());
        WeightTensor kernel = weights.get(Head.DENSE + ".weight");
        WeightTensor bias = weights.get(Head.DENSE + ".bias");
        List<RunPredictions.Row> rows = new ArrayList<>();
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            List<Picture> pictures = folds.pictures(fold, part);
            float[][] features = PooledFeatures.of(
                    backbone, weights, pictures.stream().map(folds::file).toList(), reader);
            for (int i = 0; i < features.length; i++) {
                List<Double> probabilities =
                        Softmax.of(Softmax.logits(kernel.values(), bias.values(), features[i]));
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
