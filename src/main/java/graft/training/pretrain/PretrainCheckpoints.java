package graft.training.pretrain;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest checkpoint as one safetensors file: tensors under a prefix for each part, everything else as JSON in the file's
 * metadata. One file, so that it is replaced in one step.
 */
public final class PretrainCheckpoints {

    private static final int SCHEMA_VERSION = 1;
    private static final String STATE = "state";
    private static final String CURRENT = "current/";
    private static final String AVERAGE = "average/";
    private static final String UPDATER = "updater";

    private final Path file;

    /**
     * @param file need not exist yet
     */
    public PretrainCheckpoints(Path file) {
        this.file = file;
    }

    private record State(
            int schemaVersion, PretrainCheckpoint.Place place, List<EpochFigures> history, long updaterIteration) {}

    /** Replaces the checkpoint. */
    public void save(PretrainCheckpoint checkpoint) throws IOException {
        List<WeightTensor> tensors = new ArrayList<>();
        addAll(tensors, CURRENT, checkpoint.current());
        checkpoint.average().ifPresent(a -> addAll(tensors, AVERAGE, a));
        float[] updater = checkpoint.updater().values();
        tensors.add(new WeightTensor(UPDATER, List.of(updater.length), updater));
        State state = new State(
                SCHEMA_VERSION,
                checkpoint.place(),
                checkpoint.history(),
                checkpoint.updater().iteration());
        SafeTensors.write(file, Weights.of(tensors), Map.of(STATE, Json.line(state)));
    }

    /**
     * The latest, if there is one.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is damaged or of another version
     */
    public Optional<PretrainCheckpoint> latest() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        SafeTensors.Content content = SafeTensors.read(file);
        State state = state(content.metadata());
        Weights average = withPrefix(content.weights(), AVERAGE);
        float[] updater = content.weights()
                .find(UPDATER)
                .map(WeightTensor::values)
                .orElseThrow(() -> new GraftException(ErrorCode.DATA, Message.of("training.checkpointDamaged")));
        return Optional.of(new PretrainCheckpoint(
                state.place(),
                state.history(),
                withPrefix(content.weights(), CURRENT),
                new UpdaterState(state.updaterIteration(), updater),
                average.tensors().isEmpty() ? Optional.empty() : Optional.of(average)));
    }

    private static State state(Map<String, String> metadata) {
        try {
            State state = Json.read(metadata.getOrDefault(STATE, ""), State.class);
            if (state != null && state.schemaVersion() == SCHEMA_VERSION) {
                return state;
            }
            throw new GraftException(ErrorCode.DATA, Message.of("training.checkpointOfOtherVersion"));
        } catch (JsonProcessingException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("training.checkpointDamaged"), e);
        }
    }

    private static void addAll(List<WeightTensor> to, String prefix, Weights weights) {
        weights.tensors().forEach(t -> to.add(new WeightTensor(prefix + t.name(), t.shape(), t.values())));
    }

    private static Weights withPrefix(Weights all, String prefix) {
        return Weights.of(all.tensors().stream()
                .filter(t -> t.name().startsWith(prefix))
                .map(t -> new WeightTensor(t.name().substring(prefix.length()), t.shape(), t.values()))
                .toList());
    }
}
