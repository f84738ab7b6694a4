package graft.app.pictures;

import graft.app.task.Job;
import graft.common.Message;
import java.nio.file.Path;

/** How far the first step is. */
public sealed interface PicturesState {

    /** No folder was chosen yet. */
    record Nothing() implements PicturesState {}

    /**
     * A folder is looked at.
     *
     * @param folder the folder
     * @param job tells how far it is, and can be cancelled
     */
    record Scanning(Path folder, Job job) implements PicturesState {}

    /**
     * Nothing can be made of the folder.
     *
     * @param folder the folder
     * @param why what is wrong and what to do
     */
    record Refused(Path folder, Message why) implements PicturesState {}

    /** The folder was looked at. */
    record Known(Survey survey) implements PicturesState {}
}
