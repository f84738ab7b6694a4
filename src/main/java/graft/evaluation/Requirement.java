package graft.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person demands of a model before it is tested: at most so large a share of some kind of mistake in the long run,
 * shown with some confidence.
 *
 * @param kind which mistakes
 * @param label the class they are about; absent for {@link Kind#WRONG}
 * @param atMost the largest share that is accepted, above 0 and below 1
 * @param confidence how sure one wants to be, at least 0.5 and below 1
 */
public record Requirement(Kind kind, Optional<String> label, double atMost, double confidence) {

    /** What is usual. */
    public static final double USUAL_CONFIDENCE = 0.95;

    /** Which mistakes are counted, and among which pictures. */
    public enum Kind {
        /** Pictures of the class that were answered with another: among the pictures of the class. */
        MISSED,
        /** Pictures of other classes that were answered with this one: among the pictures of the other classes. */
        FALSE_ALARM,
        /** Wrong answers of any kind: among all pictures. */
        WRONG;

        /** The name in files and on the terminal: lower case with hyphens. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of that name. */
        @JsonCreator
        public static Kind named(String id) {
            return Arrays.stream(values())
                    .filter(k -> k.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no kind of mistake: " + id));
        }
    }

    /** Refuses shares and confidences that make no demand, and a class where none or one is due. */
    public Requirement {
        if (!(atMost > 0 && atMost < 1) || !(confidence >= 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("at most " + atMost + " with confidence " + confidence);
        }
        if (label.isPresent() == (kind == Kind.WRONG)) {
            throw new IllegalArgumentException(kind + " of " + label);
        }
    }

    /** How many pictures it takes to show it even if not one mistake is made among them. */
    public int picturesWithoutMistake() {
        return Binomials.trialsForUpperBound(0, atMost, confidence).orElse(Integer.MAX_VALUE);
    }
}
