package graft.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the evaluated pictures were to the training, which decides what their figures may claim. */
public enum Purpose {
    /** Never trained on, but used to choose the epoch or the phase: its figures lean to the good side. */
    VALIDATION,
    /** Kept aside from every choice. */
    TEST,
    /** Pictures from elsewhere, kept aside from every choice. */
    INDEPENDENT_TEST,
    /** Each picture answered by a model that had not seen it, over all folds. */
    CROSS_VALIDATION;

    /** The name in files: lower case with hyphens. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
