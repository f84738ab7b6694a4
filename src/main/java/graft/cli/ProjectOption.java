package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which project a command is about: that of a folder of pictures. */
final class ProjectOption {

    @Option(
            names = "--images",
            paramLabel = "FOLDER",
            required = true,
            description = "The project's folder of pictures, or the project's own folder.")
    private @Nullable Path images;

    /**
     * The project, made where the folder has none yet.
     *
     * @throws GraftException with code DATA if there is no such folder
     */
    Project madeIfNeeded(ProjectStore projects) {
        Path folder = folder();
        return ProjectStore.isProject(folder) ? new Project(folder) : projects.forImages(folder);
    }

    /**
     * The project.
     *
     * @throws GraftException with code DATA if there is no such folder, or it has no project
     */
    Project existing(ProjectStore projects) {
        Path folder = folder();
        return ProjectStore.isProject(folder)
                ? new Project(folder)
                : projects.find(folder)
                        .orElseThrow(
                                () -> new GraftException(ErrorCode.DATA, Message.of("cli.noProjectOfFolder", folder)));
    }

    private Path folder() {
        Path folder = Path.of(String.valueOf(images)).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new GraftException(
                    ErrorCode.DATA,
                    Message.of(Files.exists(folder) ? "data.scanNotAFolder" : "data.scanNoFolder", folder));
        }
        return folder;
    }
}
