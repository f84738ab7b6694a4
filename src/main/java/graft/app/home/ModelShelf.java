package graft.app.home;

import graft.app.picture.PictureLoader;
import graft.app.picture.Thumbnail;
import graft.app.wizard.Draft;
import graft.app.wizard.ProjectOpener;
import graft.backbone.BackboneStore;
import graft.backbone.BackboneTexts;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.PictureReader;
import graft.data.split.SplitManifest;
import graft.data.thumbnail.ThumbnailStore;
import graft.run.RunPictures;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import graft.run.project.RunCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from disk what the first page shows. Slow as disks are, so not for the JavaFX thread. */
public final class ModelShelf {

    private static final Logger LOGGER = LoggerFactory.getLogger(ModelShelf.class);

    private final ProjectStore projects;
    private final RunCatalogue catalogue;
    private final BackboneStore backbones;
    private final PictureReader reader;

    public ModelShelf(ProjectStore projects, RunCatalogue catalogue, BackboneStore backbones, PictureReader reader) {
        this.projects = projects;
        this.catalogue = catalogue;
        this.backbones = backbones;
        this.reader = reader;
    }

    HomeModel.Contents contents() {
        Map<String, Message> titles = backbones.list().stream()
                .flatMap(stored -> stored.info().stream())
                .collect(Collectors.toMap(
                        info -> info.id(), info -> BackboneTexts.of(info.title()), (one, other) -> one));
        List<ModelRow> rows = catalogue.list().stream()
                .map(entry -> row(entry, titles))
                .sorted(Comparator.comparing((ModelRow r) -> r.created().orElse(Instant.EPOCH))
                        .reversed())
                .toList();
        return new HomeModel.Contents(rows, unfinished());
    }

    private ModelRow row(RunCatalogue.Entry entry, Map<String, Message> titles) {
        return new ModelRow(
                entry.project(),
                entry.run(),
                entry.name(),
                details(entry, titles),
                entry.created(),
                entry.state(),
                entry.headline(),
                picture(entry.project()));
    }

    private static Optional<Message> details(RunCatalogue.Entry entry, Map<String, Message> titles) {
        try {
            RunPictures pictures = entry.run().pictures();
            String backbone = entry.run().plan().backbone();
            return Optional.of(Message.of(
                    "home.details",
                    pictures.classes().size(),
                    pictures.used(),
                    titles.getOrDefault(backbone, BackboneTexts.of(backbone))));
        } catch (GraftException e) {
            // Asked for but not prepared yet, or damaged: its state says which.
            LOGGER.debug("no details of {}", entry.run().id(), e);
            return Optional.empty();
        }
    }

    /** A picture of the class that comes first, the same one every time. */
    private Optional<PictureLoader.Source> picture(Project project) {
        try {
            return project.split()
                    .flatMap(split -> split.present().stream().findFirst())
                    .map(entry -> thumbnail(project, entry));
        } catch (GraftException e) {
            LOGGER.debug("no picture of {}", project.id(), e);
            return Optional.empty();
        }
    }

    private PictureLoader.Source thumbnail(Project project, SplitManifest.Entry entry) {
        return new Thumbnail(
                new ThumbnailStore(project.thumbnails(), reader),
                project.images().resolve(entry.path()),
                entry.digest());
    }

    private Optional<HomeModel.Unfinished> unfinished() {
        return projects.list().stream()
                .flatMap(project ->
                        ProjectOpener.unfinished(project).map(d -> new HomeModel.Unfinished(project, d)).stream())
                .max(Comparator.comparing(u -> changed(u.project())));
    }

    private static FileTime changed(Project project) {
        try {
            return Files.getLastModifiedTime(project.path().resolve(Draft.FILE));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
