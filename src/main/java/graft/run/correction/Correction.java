package graft.run.correction;

import graft.data.Part;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person has said about one picture, against the folder it lies in. Its file stays where it is.
 *
 * @param number counts the corrections of a project, from 1
 * @param at when it was made
 * @param digest of the picture's pixels, which is what the correction holds on to
 * @param path relative to the project's folder of pictures when it was made, with {@code /}
 * @param part the picture was in; absent before the first split
 * @param from the class by its folder
 * @param to the class it belongs to; absent where it is left out
 * @param reason in the person's words; may be empty unless a picture is left out that the score rests on
 */
public record Correction(
        int number,
        Instant at,
        String digest,
        String path,
        Optional<Part> part,
        String from,
        Optional<String> to,
        String reason) {

    public Correction {
        Objects.requireNonNull(at, "at");
        if (number < 1
                || digest.isEmpty()
                || from.isEmpty()
                || to.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("not a correction: " + digest + " from " + from + " to " + to);
        }
    }

    /**
     * What a person asks for; the rest of a correction follows.
     *
     * @see Correction
     */
    public record Wish(String digest, String path, String from, Optional<String> to, String reason) {

        /** The picture belongs to another class. */
        public static Wish moveTo(String digest, String path, String from, String to) {
            return new Wish(digest, path, from, Optional.of(to), "");
        }

        /** The picture is not to be used. */
        public static Wish leaveOut(String digest, String path, String from, String reason) {
            return new Wish(digest, path, from, Optional.empty(), reason);
        }
    }

    /** Whether the picture is not to be used. */
    public boolean leavesOut() {
        return to.isEmpty();
    }

    /** Whether it says what the folder says, as one does that takes an earlier one back. */
    boolean changesNothing() {
        return to.filter(from::equals).isPresent();
    }
}
