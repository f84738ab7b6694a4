package graft.worker.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.Message;
import java.util.List;
import java.util.Optional;

/**
 * The request to write a finished model to another place and to prove that what was written answers as the original does.
 * The answer is a {@link graft.model.ParityReport}.
 *
 * @param model the model file of a run
 * @param target the file or folder to write; whatever is there under the names that are written is replaced
 * @param form what is written
 * @param bundle what all forms but the plain file need besides the model
 * @param candidates pictures to try both on, of which those that are there are used
 * @param pictures how many of them to try at most
 */
public record ExportCall(
        String model, String target, Form form, Optional<Bundle> bundle, List<String> candidates, int pictures) {

    public static final String KIND = "export";

    /** As many as a person would have the patience to try. */
    public static final int SOME = 20;

    public ExportCall {
        candidates = List.copyOf(candidates);
        if (pictures < 1) {
            throw new IllegalArgumentException("pictures " + pictures);
        }
        if (bundle.isEmpty() && form != Form.FILE) {
            throw new IllegalArgumentException("nothing said of the model for a " + form);
        }
    }

    /** What a model can be written as. */
    public enum Form {
        /** The model file as it is. */
        FILE,
        /** Model, labels, card and provenance in one file. */
        BUNDLE,
        /** The same in a folder, with small programs beside it. */
        FOLDER,
        /** A page for a browser, with the model and all that runs it inside. */
        PAGE
    }

    /**
     * What travels with a model.
     *
     * @param results how well it did, for the model card
     * @param limits what else its user should know
     * @param provenance how it came about, JSON
     */
    public record Bundle(List<Message> results, List<Message> limits, ObjectNode provenance) {
        public Bundle {
            results = List.copyOf(results);
            limits = List.copyOf(limits);
        }
    }
}
