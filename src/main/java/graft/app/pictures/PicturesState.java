package graft.app.pictures;

import graft.app.picture.PictureLoader;
import graft.app.task.Job;
import graft.common.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /**
     * The folder is not where it was, or not plugged in; what is known of its pictures is shown by their thumbnails.
     *
     * @param folder where they were
     * @param pictures how many there were
     * @param classes how many classes they were in
     * @param thumbnails of some of them
     * @param trouble why the folder that was pointed at last is not it
     */
    record Away(
            Path folder, int pictures, int classes, List<PictureLoader.Source> thumbnails, Optional<Message> trouble)
            implements PicturesState {
        public Away {
            thumbnails = List.copyOf(thumbnails);
        }

        Away because(Message why) {
            return new Away(folder, pictures, classes, thumbnails, Optional.of(why));
        }
    }

    /** The folder was looked at. */
    record Known(Survey survey) implements PicturesState {}
}
