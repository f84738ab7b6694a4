package graft.app.use;

import graft.app.task.Job;
import graft.common.Message;
import graft.model.shift.ShiftReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a folder is that is to be answered as a whole. */
public sealed interface FolderState {

    /** None is chosen. */
    record None() implements FolderState {}

    /** Its files are being listed. */
    record Listing(Path folder) implements FolderState {}

    /**
     * It can be answered.
     *
     * @param files everything that may be a picture
     * @param likeness whether they are like the training's; empty while that is being looked at, and where nothing can be said
     */
    record Ready(Path folder, List<Path> files, Optional<ShiftReport> likeness) implements FolderState {}

    /**
     * It is being answered.
     *
     * @param job how far it is, and the way to cancel it
     * @param likeness as before it was begun
     */
    record Running(Path folder, List<Path> files, Job job, Optional<ShiftReport> likeness) implements FolderState {}

    /**
     * The table is written.
     *
     * @param table the file
     * @param answered how many rows have an answer
     * @param unread how many files could not be read
     * @param firstProblem why the first of these was not
     * @param labels how often each class was said, the most frequent first
     * @param before how many had been answered before it was stopped
     */
    record Done(
            Path folder,
            Path table,
            int answered,
            int unread,
            Optional<Message> firstProblem,
            Map<String, Integer> labels,
            int before)
            implements FolderState {}

    /** It could not be listed or answered. */
    record Failed(Path folder, Message why) implements FolderState {}
}
