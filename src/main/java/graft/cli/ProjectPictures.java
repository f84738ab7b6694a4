package graft.cli;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.PictureReader;
import graft.data.scan.FolderScanner;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.run.project.Project;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds pictures of a project by what a person calls them. Files that the project knows are not read again. */
final class ProjectPictures {

    private final PictureReader reader;
    private final int threads;
    private final CancellationToken cancellation;

    /**
     * @param threads how many read pictures at a time
     */
    ProjectPictures(PictureReader reader, int threads, CancellationToken cancellation) {
        this.reader = reader;
        this.threads = threads;
        this.cancellation = cancellation;
    }

    /** The pictures as they lie in their folders, whatever was corrected. */
    Scan scan(Project project, PrintWriter err) {
        try (ProgressLine scanning = ProgressLine.on(err, "Pictures")) {
            return new FolderScanner(reader, threads)
                    .scan(project.images(), project.scanCache(), scanning, cancellation);
        }
    }

    /**
     * The pictures of these names.
     *
     * @param names each a path below the project's folder of pictures, or a file in it, or a file's name if only one picture
     *     has it
     * @throws GraftException with code DATA if one is no picture of the project, or could be several
     */
    static List<Picture> named(List<String> names, Scan scan) {
        return names.stream().map(name -> named(name, scan)).toList();
    }

    private static Picture named(String name, Scan scan) {
        String path = relative(name, scan.root());
        Optional<Picture> exact =
                scan.pictures().stream().filter(p -> p.path().equals(path)).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        List<Picture> sameName = scan.pictures().stream()
                .filter(p -> p.file().name().equals(path))
                .toList();
        if (sameName.size() == 1) {
            return sameName.get(0);
        }
        throw new GraftException(
                ErrorCode.DATA,
                sameName.isEmpty()
                        ? Message.of("cli.noSuchPicture", name)
                        : Message.of(
                                "cli.severalPictures",
                                name,
                                sameName.size(),
                                sameName.get(0).path()));
    }

    private static String relative(String name, Path root) {
        Path file = Path.of(name).toAbsolutePath().normalize();
        String path = file.startsWith(root) && !file.equals(root)
                ? root.relativize(file).toString()
                : name;
        return path.replace('\\', '/');
    }
}
