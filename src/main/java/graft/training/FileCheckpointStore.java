package graft.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.network.file.SafeTensors;
import graft.training.TrainableTail.UpdaterState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint as one safetensors file: the tensors of each part under a prefix of its own, everything else as JSON in the
 * file's metadata. One file, so that it is replaced in one step.
 */
public final class FileCheckpointStore implements CheckpointStore {

    /** The name of the file in a run's checkpoint folder. */
    public static final String FILE = "checkpoint.safetensors";

    private static final int SCHEMA_VERSION = 1;
    private static final String STATE = "state";
    private static final String CURRENT = "current/";
    private static final String BEST = "best/";
    private static final String UPDATER = "updater";

    private final Path file;

    /**
     * @param folder made when the first checkpoint is written
     */
    public FileCheckpointStore(Path folder) {
        this.file = folder.resolve(FILE);
    }

    /** What a checkpoint says besides its tensors. */
    private record State(
            int schemaVersion,
            List<CandidateState> candidates,
            Optional<PhaseState> phase,
            Optional<Long> updaterIteration,
            int microBatch,
            Duration elapsed) {}

    private record CandidateState(int phase, int epoch, StopReason reason) {}

    @Override
    public void save(Checkpoint checkpoint) throws IOException {
        List<WeightTensor> tensors = new ArrayList<>();
        for (int i = 0; i < checkpoint.candidates().size(); i++) {
            Candidate candidate = checkpoint.candidates().get(i);
            addAll(tensors, weightsPrefix(i), candidate.trained());
            addVector(tensors, logitsName(i), candidate.validationLogits());
        }
        checkpoint.inPhase().ifPresent(phase -> {
            addAll(tensors, CURRENT, phase.current());
            addAll(tensors, BEST, phase.best());
            addVector(tensors, UPDATER, phase.updater().values());
        });
        SafeTensors.write(file, Weights.of(tensors), Map.of(STATE, Json.line(state(checkpoint))));
    }

    private static State state(Checkpoint checkpoint) {
        return new State(
                SCHEMA_VERSION,
                checkpoint.candidates().stream()
                        .map(c -> new CandidateState(c.phase(), c.epoch(), c.reason()))
                        .toList(),
                checkpoint.inPhase().map(Checkpoint.InPhase::state),
                checkpoint.inPhase().map(p -> p.updater().iteration()),
                checkpoint.microBatch(),
                checkpoint.elapsed());
    }

    @Override
    public Optional<Checkpoint> latest() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        SafeTensors.Content content = SafeTensors.read(file);
        State state = readState(content.metadata());
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < state.candidates().size(); i++) {
            CandidateState candidate = state.candidates().get(i);
            candidates.add(new Candidate(
                    candidate.phase(),
                    candidate.epoch(),
                    candidate.reason(),
                    withPrefix(content.weights(), weightsPrefix(i)),
                    vector(content.weights(), logitsName(i))));
        }
        Optional<Checkpoint.InPhase> inPhase = state.phase()
                .map(phase -> new Checkpoint.InPhase(
                        phase,
                        withPrefix(content.weights(), CURRENT),
                        withPrefix(content.weights(), BEST),
                        new UpdaterState(state.updaterIteration().orElse(0L), vector(content.weights(), UPDATER))));
        return Optional.of(new Checkpoint(candidates, inPhase, state.microBatch(), state.elapsed()));
    }

    private State readState(Map<String, String> metadata) {
        String json = metadata.getOrDefault(STATE, "");
        try {
            State state = Json.read(json, State.class);
            if (state != null && state.schemaVersion() == SCHEMA_VERSION) {
                return state;
            }
            throw new GraftException(ErrorCode.DATA, Message.of("training.checkpointOfOtherVersion"));
        } catch (JsonProcessingException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("training.checkpointDamaged"), e);
        }
    }

    private static String weightsPrefix(int candidate) {
        return "candidate" + candidate + "/";
    }

    private static String logitsName(int candidate) {
        return "logits" + candidate;
    }

    private static void addAll(Collection<WeightTensor> to, String prefix, Weights weights) {
        weights.tensors().forEach(t -> to.add(new WeightTensor(prefix + t.name(), t.shape(), t.values())));
    }

    /** A tensor may not be empty, so an empty vector is one that is not there. */
    private static void addVector(Collection<WeightTensor> to, String name, float[] values) {
        if (values.length > 0) {
            to.add(new WeightTensor(name, List.of(values.length), values));
        }
    }

    private static Weights withPrefix(Weights all, String prefix) {
        return Weights.of(all.tensors().stream()
                .filter(t -> t.name().startsWith(prefix))
                .map(t -> new WeightTensor(t.name().substring(prefix.length()), t.shape(), t.values()))
                .toList());
    }

    private static float[] vector(Weights all, String name) {
        return all.find(name).map(WeightTensor::values).orElse(new float[0]);
    }
}
