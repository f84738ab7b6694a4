package graft.training;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.AwakeClock;
import graft.data.PictureReader;
import graft.network.FeatureShape;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.training.cache.ActivationCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out a plan: phase after phase, each from the weights the one before has left, and in the end the choice between
 * what they offer.
 */
public final class TransferTrainer implements Trainer {

    /** With so many validation pictures, they alone say how sure the model may be. */
    static final int ENOUGH_VALIDATION = 50;

    private final TrainingEngines engines;
    private final PictureReader reader;
    private final ActivationCache cache;

    public TransferTrainer(TrainingEngines engines, PictureReader reader, ActivationCache cache) {
        this.engines = engines;
        this.reader = reader;
        this.cache = cache;
    }

    @Override
    public TrainingResult train(
            Job job, CheckpointStore checkpoints, TrainingListener listener, TrainingControl control) {
        try {
            return new Run(job, checkpoints, checkpoints.latest(), listener, control).train();
        } catch (IOException | UncheckedIOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("training.checkpointFailed"), e);
        }
    }

    /** One call of {@link #train}. */
    private final class Run {
        private final Job job;
        private final TrainingPlan plan;
        private final CheckpointStore checkpoints;
        private final Optional<Checkpoint> resumed;
        private final TrainingListener listener;
        private final TrainingControl control;
        private final NetworkDescription network;
        private final PhaseActivations activations;
        private final RunClock clock;
        private final List<Candidate> candidates;
        private int microBatch;

        Run(
                Job job,
                CheckpointStore checkpoints,
                Optional<Checkpoint> resumed,
                TrainingListener listener,
                TrainingControl control) {
            this.job = job;
            this.plan = job.plan();
            this.checkpoints = checkpoints;
            this.resumed = resumed;
            this.listener = listener;
            this.control = control;
            this.network = withHead(job);
            this.activations = new PhaseActivations(engines, reader, cache, job);
            this.clock = new RunClock(
                    AwakeClock.ofThisProcess(),
                    resumed.map(Checkpoint::elapsed).orElse(Duration.ZERO),
                    plan.timeLimit());
            this.candidates =
                    new ArrayList<>(resumed.map(Checkpoint::candidates).orElse(List.of()));
            this.microBatch = resumed.map(Checkpoint::microBatch).orElse(plan.microBatch());
        }

        TrainingResult train() {
            listener.onEvent(new TrainingEvent.RunStarted(
                    resumed.isPresent(),
                    plan.classes(),
                    activations.training().size(),
                    activations.validation().size(),
                    plan.phases()));
            StopReason reason = candidates.isEmpty()
                    ? StopReason.COMPLETED
                    : candidates.get(candidates.size() - 1).reason();
            for (int phase = candidates.size(); phase < plan.phases().size() && !endsRun(reason); phase++) {
                reason = trainPhaseUnlessStopped(phase);
            }
            return finish(reason);
        }

        /** Stopping early ends a phase and lets the next one begin; everything else ends the run. */
        private boolean endsRun(StopReason reason) {
            return reason != StopReason.COMPLETED && reason != StopReason.STOPPED_EARLY;
        }

        private StopReason trainPhaseUnlessStopped(int index) {
            try {
                return trainPhase(index);
            } catch (GraftException e) {
                if (e.code() != ErrorCode.CANCELLED || control.wish() != TrainingControl.Wish.STOP) {
                    throw e;
                }
                // Stopped before this phase had anything to offer: what the phases before it offer is kept.
                if (candidates.isEmpty()) {
                    throw nothingLearned(StopReason.STOPPED_BY_PERSON);
                }
                return StopReason.STOPPED_BY_PERSON;
            }
        }

        private StopReason trainPhase(int index) {
            PhasePlan phase = plan.phases().get(index);
            try (PhaseActivations.Ready ready =
                            activations.prepare(phase.frozenStages(), this::advise, featureProgress(index), control);
                    PhaseTraining training = new PhaseTraining(
                            engines, job, network, index, ready, activations, startWeights(), microBatch)) {
                microBatch = training.fitIntoMemory(this::advise);
                training.announce(listener);
                CheckpointWriter writer = new CheckpointWriter(checkpoints, listener, clock, microBatch, candidates);
                Optional<Checkpoint.InPhase> from = resumed.flatMap(Checkpoint::inPhase)
                        .filter(p -> p.state().phase() == index);
                Candidate candidate = training.run(from, writer, listener, control, clock);
                if (index == 0 && candidate.epoch() == 0) {
                    throw nothingLearned(candidate.reason());
                }
                candidates.add(candidate);
                writer.saveFinished(candidate);
                return candidate.reason();
            }
        }

        private GraftException nothingLearned(StopReason reason) {
            return reason == StopReason.DIVERGED
                    ? new GraftException(ErrorCode.DATA, Message.of("training.neverConverged"))
                    : new GraftException(ErrorCode.CANCELLED, Message.of("training.stoppedTooSoon"));
        }

        private void advise(Message message) {
            listener.onEvent(new TrainingEvent.Advice(message));
        }

        private PhaseActivations.FeatureProgress featureProgress(int phase) {
            long started = clock.nanos();
            return (done, total) -> {
                double seconds = (clock.nanos() - started) / 1e9;
                listener.onEvent(
                        new TrainingEvent.FeaturesProgress(phase, done, total, seconds > 0 ? done / seconds : 0));
            };
        }

        /** The backbone's own weights with whatever the phases so far have trained, and a head that knows nothing. */
        private Weights startWeights() {
            Weights start = job.weights().with(untrainedHead(network));
            return candidates.isEmpty()
                    ? start
                    : start.with(candidates.get(candidates.size() - 1).trained().tensors());
        }

        private TrainingResult finish(StopReason reason) {
            CandidateSelection.Choice choice =
                    CandidateSelection.choose(candidates, job.pictures().validation(), plan.classes());
            choice.reason().ifPresent(this::advise);
            Candidate kept = candidates.get(choice.index());
            Optional<HeadRefit.Refitted> refitted = refit(choice.index(), reason);
            OutOfFold outOfFold = outOfFold(choice.index(), reason);
            double seconds = clock.elapsed().toNanos() / 1e9;
            listener.onEvent(new TrainingEvent.RunFinished(reason, kept.phase(), kept.epoch(), seconds));
            Weights trained = refitted.map(HeadRefit.Refitted::head).orElse(kept.trained());
            return new TrainingResult(
                    reason,
                    network,
                    job.weights().with(trained.tensors()).select(network.weights()),
                    choice.index(),
                    candidates,
                    refitted.map(HeadRefit.Refitted::refit),
                    outOfFold,
                    seconds);
        }

        /** Only of the head alone, and without validation pictures there is nothing to add. */
        private Optional<HeadRefit.Refitted> refit(int kept, StopReason reason) {
            if (!plan.refit() || kept > 0 || activations.validation().size() == 0) {
                return Optional.empty();
            }
            // A run that was told to end is not kept waiting.
            if (endsRun(reason)) {
                advise(Message.of("training.refitEnded"));
                return Optional.empty();
            }
            return new HeadRefit(job, headFit(), activations)
                    .train(candidates.get(0).epoch(), features(), this::advise, featureProgress(0), this::wish);
        }

        /**
         * Only for the head alone, whose training costs next to nothing, and only where validation pictures are few. A run
         * that was told to end is not kept waiting.
         */
        private OutOfFold outOfFold(int kept, StopReason reason) {
            int validated = activations.validation().size();
            if (kept > 0 || validated >= ENOUGH_VALIDATION || endsRun(reason)) {
                return OutOfFold.NONE;
            }
            Optional<PhaseActivations.Present> present =
                    activations.present(plan.phases().get(0).frozenStages(), features());
            if (present.isEmpty()) {
                return OutOfFold.NONE;
            }
            try (PhaseActivations.Present features = present.get()) {
                OutOfFold answers = new HeadFolds(job, headFit(), features)
                        .answer(candidates.get(0).epoch(), this::wish);
                if (!answers.labels().isEmpty()) {
                    advise(Message.of(
                            "training.outOfFold", validated, answers.labels().size()));
                }
                return answers;
            }
        }

        private HeadFit headFit() {
            return new HeadFit(engines, job, network, job.weights().with(untrainedHead(network)));
        }

        /** How many features the head makes its answers of. */
        private int features() {
            return Shapes.of(job.backbone()).output().channels();
        }

        /** What the person wants; a run whose time is used up stops as if somebody had asked for it. */
        private TrainingControl.Wish wish() {
            TrainingControl.Wish wish = control.wish();
            return wish == TrainingControl.Wish.GO_ON && clock.limitReached() ? TrainingControl.Wish.STOP : wish;
        }
    }

    /** The backbone with a head for the plan's classes. */
    static NetworkDescription withHead(Job job) {
        return withHead(job.backbone(), job.plan());
    }

    /** The same without pictures to learn from. */
    static NetworkDescription withHead(NetworkDescription backbone, TrainingPlan plan) {
        FeatureShape features = Shapes.of(backbone).output();
        return backbone.with(Head.stage(
                features.channels(),
                plan.classes().size(),
                plan.regularization().dropout()));
    }

    /** All zeros: every class equally likely. The head alone is a convex problem, so nothing needs breaking by chance. */
    static List<WeightTensor> untrainedHead(NetworkDescription network) {
        return network.stages().get(network.stages().size() - 1).nodes().stream()
                .flatMap(node -> node.weights().stream())
                .map(TransferTrainer::zeros)
                .toList();
    }

    private static WeightTensor zeros(WeightSpec spec) {
        return new WeightTensor(spec, new float[Math.toIntExact(spec.size())]);
    }
}
