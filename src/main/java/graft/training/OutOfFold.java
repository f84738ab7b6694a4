package graft.training;

import java.util.List;

/**
 * How heads that were trained on a part of the training pictures answer the rest: what the head of a run might have said
 * of pictures it had not learned from.
 *
 * @param labels the right answers
 * @param logits [N, C], a row for each label; not copied
 * @param units what each picture must not be torn apart from, one for each label
 */
public record OutOfFold(List<Integer> labels, float[] logits, List<String> units) {

    /** Where no head was trained on a part. */
    public static final OutOfFold NONE = new OutOfFold(List.of(), new float[0], List.of());

    public OutOfFold {
        labels = List.copyOf(labels);
        units = List.copyOf(units);
        if (units.size() != labels.size()
                || (labels.isEmpty() ? logits.length > 0 : logits.length % labels.size() != 0)) {
            throw new IllegalArgumentException(logits.length + " logits for " + labels.size() + " pictures");
        }
    }
}
