package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.scan.ClassFolders;
import graft.training.embed.FeatureTable.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pictures that a command was given, each by itself or in folders, with the class folder of each.
 *
 * @param files in the order given, those of a folder in natural order
 * @param subjects how a table names each
 * @param classes whether the folders are sorted into classes, which takes two at least
 */
record EmbedPictures(List<Path> files, List<Subject> subjects, boolean classes) {

    EmbedPictures {
        files = List.copyOf(files);
        subjects = List.copyOf(subjects);
    }

    /**
     * Looks what there is.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if there is not one file, or a folder may not be read
     */
    static EmbedPictures of(List<Path> given) {
        List<Path> files = new ArrayList<>();
        List<Optional<String>> classes = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                ClassFolders folder = ClassFolders.of(path);
                for (Path file : folder.files()) {
                    files.add(file);
                    classes.add(folder.classOf(file));
                }
            } else {
                files.add(path);
                classes.add(Optional.empty());
            }
        }
        if (files.isEmpty()) {
            throw new GraftException(ErrorCode.DATA, Message.of("cli.noPictures", given.get(0)));
        }
        boolean sorted =
                classes.stream().flatMap(Optional::stream).distinct().limit(2).count() == 2;
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            subjects.add(new Subject(files.get(i).toString(), sorted ? classes.get(i) : Optional.empty()));
        }
        return new EmbedPictures(files, subjects, sorted);
    }
}
