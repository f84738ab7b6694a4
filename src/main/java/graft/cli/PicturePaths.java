package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.scan.FilesInside;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a command was given, each by itself or in folders. A file that was named is always taken, whether it can be
 * read or not.
 */
final class PicturePaths {

    private PicturePaths() {}

    /**
     * The files.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if there is not one, or a folder may not be read
     */
    static List<Path> of(List<Path> given) {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                files.addAll(FilesInside.of(path));
            } else {
                files.add(path);
            }
        }
        if (files.isEmpty()) {
            throw new GraftException(ErrorCode.DATA, Message.of("cli.noPictures", given.get(0)));
        }
        return files;
    }
}
