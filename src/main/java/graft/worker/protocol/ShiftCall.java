package graft.worker.protocol;

import java.util.List;

/**
 * The request to compare pictures with those of a run before a whole folder is answered. The answer is a
 * {@link graft.model.shift.ShiftReport}.
 *
 * @param run the run's folder
 * @param training some of the pictures it learned from, as far as they are still where they were
 * @param pictures some of the new ones
 */
public record ShiftCall(String run, List<String> training, List<String> pictures) {

    public static final String KIND = "shift";

    public ShiftCall {
        training = List.copyOf(training);
        pictures = List.copyOf(pictures);
    }
}
