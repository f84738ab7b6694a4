package graft.training;

import graft.training.cache.ViewId;
import java.util.List;

/**
 * Pictures with their right answers, as training sees them.
 *
 * @param digests SHA-256 of each picture's file
 * @param classes the index of each picture's class
 */
public record LabeledViews(List<String> digests, List<Integer> classes) {

    public LabeledViews {
        digests = List.copyOf(digests);
        classes = List.copyOf(classes);
        if (digests.size() != classes.size()) {
            throw new IllegalArgumentException(digests.size() + " pictures with " + classes.size() + " labels");
        }
    }

    public int size() {
        return digests.size();
    }

    /** The plain view of each picture. */
    public List<ViewId> plain() {
        return digests.stream().map(d -> new ViewId(d, 0)).toList();
    }

    /** A number that stands for a picture wherever a random choice depends on it. */
    public long key(int index) {
        return Long.parseUnsignedLong(digests.get(index).substring(0, 16), 16);
    }
}
