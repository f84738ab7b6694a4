package graft.training;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One phase with the engine it runs on, from its first step to the candidate it offers. */
final class PhaseTraining implements AutoCloseable {

    private final TrainingEngines engines;
    private final Trainer.Job job;
    private final NetworkDescription network;
    private final int index;
    private final PhasePlan phase;
    private final PhaseActivations.Ready ready;
    private final PhaseActivations activations;
    private final Weights start;
    private final Optional<Standardization> standardization;
    private int microBatch;
    private TrainableTail tail;

    PhaseTraining(
            TrainingEngines engines,
            Trainer.Job job,
            NetworkDescription network,
            int index,
            PhaseActivations.Ready ready,
            PhaseActivations activations,
            Weights start,
            int microBatch) {
        this.engines = engines;
        this.job = job;
        this.network = network;
        this.index = index;
        this.phase = job.plan().phases().get(index);
        this.ready = ready;
        this.activations = activations;
        this.standardization = headAlone()
                ? Optional.of(Standardization.ofPlain(activations.training(), ready.source()))
                : Optional.empty();
        this.start = standardization.map(s -> s.unfolded(start)).orElse(start);
        this.microBatch = microBatch;
        this.tail = newTail();
    }

    private boolean headAlone() {
        return phase.frozenStages() == job.backbone().stages().size();
    }

    private TrainableTail newTail() {
        return engines.tail(network, phase.frozenStages(), start, job.weights());
    }

    /**
     * Runs one step of the planned size without keeping it, and halves the part of a batch that goes through at once
     * until it fits into memory. The size of the batch itself stays.
     *
     * @throws GraftException with code DEVICE if not even one picture fits
     */
    int fitIntoMemory(Consumer<Message> advice) {
        int planned = microBatch;
        while (!headAlone() && !trialStep()) {
            if (microBatch == 1) {
                throw new GraftException(ErrorCode.DEVICE, Message.of("training.notEvenOne"));
            }
            microBatch = (microBatch + 1) / 2;
        }
        if (microBatch < planned) {
            advice.accept(Message.of(
                    "training.smallerMicroBatch", microBatch, job.plan().batchSize()));
        }
        return microBatch;
    }

    private boolean trialStep() {
        int classes = job.plan().classes().size();
        float[] targets = new float[microBatch * classes];
        Arrays.fill(targets, 1f / classes);
        float[] weights = new float[microBatch];
        Arrays.fill(weights, 1);
        float[] dropout = new float[microBatch * pooledFeatures()];
        Arrays.fill(dropout, 1);
        boolean fits;
        try {
            float[] zeros =
                    new float[Math.multiplyExact(microBatch, ready.source().values())];
            tail.accumulate(new TailBatch(microBatch, zeros, targets, weights, dropout));
            fits = true;
        } catch (OutOfMemoryError e) {
            // The one error that is an answer here: the next, smaller trial or the exception above tells the person.
            fits = false;
        }
        // A fresh one, because this one holds the trial's gradient.
        tail.close();
        tail = newTail();
        return fits;
    }

    private int pooledFeatures() {
        return start.get(Head.DENSE + ".weight").shape().get(1);
    }

    private List<String> trainedStages() {
        return job
                .backbone()
                .stages()
                .subList(phase.frozenStages(), job.backbone().stages().size())
                .stream()
                .map(s -> s.name())
                .toList();
    }

    void announce(TrainingListener listener) {
        List<String> stages = trainedStages();
        listener.onEvent(new TrainingEvent.PhaseStarted(
                index,
                stages.isEmpty() ? Head.STAGE : stages.get(0),
                phase.frozenStages(),
                phase.epochs(),
                batches().stepsPerEpoch(),
                tail.weights().parameters(),
                ready.cached()));
        listener.onEvent(new TrainingEvent.Advice(
                headAlone()
                        ? Message.of("training.headRate", phase.headLearningRate(), pooledFeatures())
                        : Message.of("training.tailRate", phase.learningRate(), phase.headLearningRate())));
    }

    private BatchAssembler batches() {
        return new BatchAssembler(
                activations.training(),
                ready.source(),
                standardization,
                job.plan(),
                ready.views(),
                index,
                pooledFeatures());
    }

    Candidate run(
            Optional<Checkpoint.InPhase> from,
            CheckpointWriter writer,
            TrainingListener listener,
            TrainingControl control,
            RunClock clock) {
        Validation validation = new Validation(
                activations.validation(),
                ready.source(),
                standardization,
                job.plan().classes().size(),
                microBatch,
                job.plan().regularization().labelSmoothing());
        PhaseSetup setup = new PhaseSetup(
                index,
                phase,
                trainedStages(),
                Head.STAGE,
                job.plan().classes().size(),
                microBatch,
                job.plan().regularization());
        PhaseRunner runner = new PhaseRunner(setup, tail, batches(), validation, writer, listener, control, clock);
        if (from.isPresent()) {
            runner.restore(from.get());
        } else if (index > 0) {
            runner.startFromMeasured();
        }
        PhaseRunner.Outcome outcome = runner.run();
        tail.setWeights(outcome.best());
        float[] logits = validation.logits(tail);
        listener.onEvent(new TrainingEvent.PhaseFinished(
                index, outcome.bestEpoch(), validation.measure(tail).loss(), outcome.reason()));
        return new Candidate(index, outcome.bestEpoch(), outcome.reason(), trained(outcome.best()), logits);
    }

    /** What has been trained so far, in the form in which it is kept: for features as they are. */
    private Weights trained(Weights best) {
        return standardization.map(s -> s.folded(best)).orElse(best);
    }

    @Override
    public void close() {
        tail.close();
    }
}
