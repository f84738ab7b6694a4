package graft.model;

import graft.data.Resizer;
import graft.data.RgbImage;
import java.util.List;
import java.util.Optional;

/**
 * A finished model, opened. Apart from {@link #metadata()} and {@link #fit} it belongs to one thread at a time, which need
 * not always be the same.
 */
public interface Classifier extends AutoCloseable {

    ModelMetadata metadata();

    /** How many inputs at a time are answered fastest; more or fewer are allowed. */
    int batchSize();

    /**
     * Answers inputs.
     *
     * @param inputs made by {@link #fit}, any number
     * @return an answer for each, in order
     */
    default List<Answer> answer(List<RgbImage> inputs) {
        return describe(inputs).stream().map(Described::answer).toList();
    }

    /**
     * Answers inputs and says what it answered from.
     *
     * @param inputs made by {@link #fit}, any number
     * @return an answer for each, in order
     */
    List<Described> describe(List<RgbImage> inputs);

    /**
     * An answer with what the head made it of.
     *
     * @param features the pooled features [F], handed over; empty where the file does not give them
     */
    record Described(Answer answer, float[] features) {}

    /**
     * Answers one input and says which places spoke for what.
     *
     * @param input made by {@link #fit}
     */
    Explained explain(RgbImage input);

    /**
     * An answer with its reasons.
     *
     * @param activation empty where the classifier is no pooled linear head, so that the file cannot say
     */
    record Explained(Answer answer, Optional<ClassActivation> activation) {}

    /** The input for an upright picture of any size; safe from any thread. */
    default RgbImage fit(RgbImage picture) {
        ModelMetadata model = metadata();
        return Resizer.fit(picture, model.fit(), model.height(), model.width());
    }

    /** How many pixels the shorter side of a picture must keep when it is read. */
    default int shortSide() {
        return metadata().fit().shortSide(metadata().height(), metadata().width());
    }

    @Override
    void close();
}
