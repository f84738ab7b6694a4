package graft.data;

import graft.common.Message;
import java.util.Locale;
import java.util.Optional;

/** What a picture is used for. Ordered from the one whose pictures may be spent to the one that must stay clean. */
public enum Part {
    /** Weights are learned from these. */
    TRAIN("train", "data.partTrain"),
    /** These choose the epoch, the temperature and the limits, but no weight. */
    VALIDATION("val", "data.partValidation"),
    /** These are looked at once, for the headline. */
    TEST("test", "data.partTest");

    private final String word;
    private final String key;

    Part(String word, String key) {
        this.word = word;
        this.key = key;
    }

    /** The part's name in files and folders: {@code train}, {@code val} or {@code test}. */
    public String word() {
        return word;
    }

    /** The part's name inside a sentence for the person; in other languages it may be the beginning of a word. */
    public Message title() {
        return Message.of(key);
    }

    /** The part that a folder or a table cell of this name means, in any case; empty if it means none. */
    public static Optional<Part> named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(TRAIN);
            case "val", "valid", "validation" -> Optional.of(VALIDATION);
            case "test", "testing" -> Optional.of(TEST);
            default -> Optional.empty();
        };
    }

    /** The cleaner of two: a picture that belongs to both must stay out of the other. */
    public static Part cleaner(Part a, Part b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
