package graft.model.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.RgbImage;
import graft.model.Answer;
import graft.model.ClassActivation;
import graft.model.Classifier;
import graft.model.ModelFile;
import graft.model.ModelMetadata;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model file run by ONNX Runtime. Inputs go through in batches of one size, so that memory stays bounded and is taken
 * once.
 */
public final class OnnxClassifier implements Classifier {

    private static final int BATCH = 8;

    private final ModelFile file;
    private final OrtEnvironment environment;
    private final OrtSession session;
    /** Memory for a full batch and for one picture; made when first needed, since most uses need only one of them. */
    private @Nullable ModelBatch full;

    private @Nullable ModelBatch single;

    private OnnxClassifier(ModelFile file, OrtEnvironment environment, OrtSession session) {
        this.file = file;
        this.environment = environment;
        this.session = session;
    }

    /**
     * Opens a model file or bundle.
     *
     * @param threads how many threads ONNX Runtime may use, at least 1
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it is no sound model of Graft, see {@link ModelFile#read};
     *     with {@link ErrorCode#DEVICE} if there is not enough memory for it
     */
    public static OnnxClassifier open(Path path, int threads) {
        return open(ModelFile.read(path), threads);
    }

    /** Opens a model file that was read already. */
    public static OnnxClassifier open(ModelFile file, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        // One per process and never closed: so ONNX Runtime wants it.
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // Told explicitly, or ONNX Runtime takes all cores beside those who decode pictures.
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return new OnnxClassifier(file, environment, environment.createSession(file.bytes(), options));
        } catch (OrtException e) {
            // What the checks let through and ONNX Runtime does not take: tensors that do not fit each other.
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.damaged"), e);
        }
    }

    @Override
    public ModelMetadata metadata() {
        return file.metadata();
    }

    @Override
    public int batchSize() {
        return file.batch() == 0 ? BATCH : file.batch();
    }

    @Override
    public List<Described> describe(List<RgbImage> inputs) {
        inputs.forEach(this::requireFitted);
        List<Described> answers = new ArrayList<>(inputs.size());
        try {
            int next = 0;
            int batch = batchSize();
            for (; inputs.size() - next >= batch; next += batch) {
                answers.addAll(answers(fullBatch(), inputs.subList(next, next + batch)));
            }
            // What is left goes one by one: a batch of yet another size would make ONNX Runtime plan anew.
            for (; next < inputs.size(); next++) {
                answers.addAll(answers(singleBatch(), inputs.subList(next, next + 1)));
            }
        } catch (OrtException e) {
            throw notRun(e);
        }
        return answers;
    }

    private List<Described> answers(ModelBatch batch, List<RgbImage> inputs) throws OrtException {
        batch.run(session, inputs);
        List<Described> answers = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            float[] features = file.features() == 0 ? new float[0] : batch.features(i);
            answers.add(new Described(Answer.of(metadata(), probabilities(batch, i)), features));
        }
        return answers;
    }

    private static List<Double> probabilities(ModelBatch batch, int index) {
        List<Double> probabilities = new ArrayList<>();
        for (float p : batch.probabilities(index)) {
            if (!(p >= 0 && p <= 1 + 1e-4f)) {
                throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.damaged"), "probability " + p, null);
            }
            probabilities.add((double) Math.min(1, p));
        }
        return probabilities;
    }

    @Override
    public Explained explain(RgbImage input) {
        requireFitted(input);
        try {
            ModelBatch batch = singleBatch();
            Answer answer = answers(batch, List.of(input)).get(0).answer();
            if (!file.explains()) {
                return new Explained(answer, Optional.empty());
            }
            int rows = file.activation().get(0);
            int columns = file.activation().get(1);
            float[] values = batch.activation(0);
            return new Explained(
                    answer, Optional.of(new ClassActivation(metadata().labels().size(), rows, columns, values)));
        } catch (OrtException e) {
            throw notRun(e);
        }
    }

    private void requireFitted(RgbImage input) {
        if (input.height() != metadata().height() || input.width() != metadata().width()) {
            throw new IllegalArgumentException("input of " + input.width() + " x " + input.height() + ", not fitted");
        }
    }

    private ModelBatch fullBatch() throws OrtException {
        if (full == null) {
            full = ModelBatch.allocate(environment, file, batchSize());
        }
        return full;
    }

    /** Where the file takes a fixed number of pictures, one of them is the person's and the others are what was there. */
    private ModelBatch singleBatch() throws OrtException {
        if (file.batch() != 0) {
            return fullBatch();
        }
        if (single == null) {
            single = ModelBatch.allocate(environment, file, 1);
        }
        return single;
    }

    private static GraftException notRun(OrtException e) {
        return new GraftException(ErrorCode.DEVICE, Message.of("model.notRun"), e);
    }

    @Override
    public void close() {
        if (full != null) {
            full.close();
        }
        if (single != null) {
            single.close();
        }
        try {
            session.close();
        } catch (OrtException e) {
            throw notRun(e);
        }
    }
}
