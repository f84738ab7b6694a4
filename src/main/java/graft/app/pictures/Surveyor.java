package graft.app.pictures;

import graft.app.picture.PictureLoader;
import graft.app.picture.Thumbnail;
import graft.app.wizard.Draft;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.PictureReader;
import graft.data.UnreadablePictureException;
import graft.data.scan.FolderScanner;
import graft.data.scan.Picture;
import graft.data.scan.PictureChoices;
import graft.data.scan.Scan;
import graft.data.similar.NearDuplicates;
import graft.data.split.Grouping;
import graft.data.split.GroupingChoice;
import graft.data.split.OfferedGrouping;
import graft.data.split.Split;
import graft.data.split.SplitExtension;
import graft.data.split.SplitManifest;
import graft.data.split.SplitSettings;
import graft.data.split.Splitter;
import graft.data.split.Units;
import graft.data.thumbnail.ThumbnailStore;
import graft.run.correction.Correction;
import graft.run.project.FolderMatch;
import graft.run.project.PictureList;
import graft.run.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the pictures of a project and splits them, as a run would, without writing a split. Slow; never on the JavaFX thread. */
public final class Surveyor {

    private static final Logger LOGGER = LoggerFactory.getLogger(Surveyor.class);
    private static final int SHOWN_AWAY = 60;
    private static final int KEPT_FOR_AWAY = 48;

    private final PictureReader reader;
    private final int threads;

    /**
     * @param threads how many read pictures at a time
     */
    public Surveyor(PictureReader reader, int threads) {
        this.reader = reader;
        this.threads = threads;
    }

    /**
     * Scans a project's folder; files that the project knows are not read again.
     *
     * @param known what had changed by the last look, where this one is only for another choice; absent for a new look
     */
    Survey survey(
            Project project,
            Draft draft,
            Optional<Survey.Change> known,
            Progress progress,
            CancellationToken cancellation) {
        Scan scan = new FolderScanner(reader, threads)
                .scan(
                        project.images(),
                        project.scanCache(),
                        draft.pictureChoices(),
                        project.corrections().forScan(),
                        progress,
                        cancellation);
        NearDuplicates lookAlikes = NearDuplicates.find(
                scan.pictures().stream().map(Picture::item).toList(), threads, Progress.NONE, cancellation);
        List<OfferedGrouping> offers = OfferedGrouping.find(scan);
        Survey.Change change = known.orElseGet(() -> change(project, scan, draft.pictureChoices()));
        if (known.isEmpty()) {
            project.remember(scan, draft.pictureChoices().leftOutClasses());
        }
        return new Survey(
                scan,
                lookAlikes,
                offers,
                arrived(project, scan),
                change,
                new ThumbnailStore(project.thumbnails(), reader));
    }

    private static Survey.Change change(Project project, Scan scan, PictureChoices choices) {
        return project.remembered()
                .map(before -> {
                    Set<String> old = before.entries().stream()
                            .map(PictureList.Entry::digest)
                            .collect(Collectors.toSet());
                    Set<String> now =
                            scan.pictures().stream().map(Picture::digest).collect(Collectors.toSet());
                    Set<String> ruledOut = choices.decisions().stream()
                            .map(PictureChoices.Decision::digest)
                            .collect(Collectors.toSet());
                    project.corrections().all().inForce().stream()
                            .filter(Correction::leavesOut)
                            .map(Correction::digest)
                            .forEach(ruledOut::add);
                    long added = now.stream().filter(d -> !old.contains(d)).count();
                    long gone = before.entries().stream()
                            .filter(e -> !choices.leftOutClasses().contains(e.className()))
                            .map(PictureList.Entry::digest)
                            .filter(d -> !now.contains(d) && !ruledOut.contains(d))
                            .distinct()
                            .count();
                    return new Survey.Change((int) added, (int) gone);
                })
                .orElse(Survey.Change.NONE);
    }

    /** What can be shown of a project whose folder is not there; nothing if it is, or if it was never looked at. */
    Optional<PicturesState.Away> away(Project project) {
        Path folder = project.images();
        if (Files.isDirectory(folder)) {
            return Optional.empty();
        }
        ThumbnailStore thumbnails = new ThumbnailStore(project.thumbnails(), reader);
        return project.remembered().map(known -> {
            List<PictureList.Entry> visible = known.entries().stream()
                    .filter(e -> thumbnails.has(e.digest()))
                    .toList();
            // Spread over all, so that every class is among them.
            int step = Math.max(1, (visible.size() + SHOWN_AWAY - 1) / SHOWN_AWAY);
            long classes = known.entries().stream()
                    .map(PictureList.Entry::className)
                    .distinct()
                    .count();
            return new PicturesState.Away(
                    folder,
                    known.entries().size(),
                    (int) classes,
                    IntStream.range(0, visible.size())
                            .filter(i -> i % step == 0)
                            .mapToObj(visible::get)
                            .<PictureLoader.Source>map(
                                    e -> new Thumbnail(thumbnails, folder.resolve(e.path()), e.digest()))
                            .toList(),
                    Optional.empty());
        });
    }

    /**
     * Takes a folder as the one in which a project's pictures lie now, if they are there, whatever they are called.
     *
     * @throws GraftException with code DATA if most of them are not
     */
    void find(Project project, Path folder, Progress progress, CancellationToken cancellation) {
        PictureList known = project.remembered().orElseGet(() -> new PictureList(List.of()));
        FolderMatch match = FolderMatch.of(known, folder, progress, cancellation);
        if (!match.isTheSame()) {
            throw new GraftException(
                    ErrorCode.DATA, Message.of("pictures.notThese", folder, match.found(), match.asked()));
        }
        project.relocate(folder);
    }

    /** Makes thumbnails of some pictures, spread over all, so that there is something to see when they are away. */
    static void keepSome(Survey survey, CancellationToken cancellation) {
        List<Picture> all = survey.scan().pictures();
        int step = Math.max(1, all.size() / KEPT_FOR_AWAY);
        for (int i = 0; i < all.size(); i += step) {
            cancellation.throwIfCancelled();
            Picture picture = all.get(i);
            try {
                survey.thumbnails().thumbnail(survey.scan().fileOf(picture), picture.digest());
            } catch (UnreadablePictureException e) {
                LOGGER.debug("no thumbnail of {}", picture.path(), e); // it has gone since it was scanned
            }
        }
    }

    private static int arrived(Project project, Scan scan) {
        Optional<SplitManifest> known = project.split();
        if (known.isEmpty()) {
            return 0;
        }
        Set<String> digests =
                known.get().entries().stream().map(SplitManifest.Entry::digest).collect(Collectors.toSet());
        return (int) scan.pictures().stream()
                .filter(p -> !digests.contains(p.digest()))
                .count();
    }

    /** Splits what was found, as training would now. Known pictures keep their part. */
    Division divide(Project project, Survey survey, Draft draft) {
        try {
            Units units = Units.of(survey.scan().usable(), grouping(survey, draft), survey.lookAlikes());
            SplitSettings settings = new SplitSettings(
                    draft.split().validationFraction(),
                    draft.split().testFraction(),
                    draft.split().seed());
            Split split = project.split()
                    .map(old -> new SplitExtension(settings).extend(old, survey.scan(), units))
                    .orElseGet(() -> new Splitter(settings).split(survey.scan(), units));
            return new Division(Optional.of(split), Optional.empty());
        } catch (GraftException e) {
            if (e.code() != ErrorCode.DATA && e.code() != ErrorCode.USAGE) {
                throw e;
            }
            Message why = e.userMessage();
            return new Division(Optional.empty(), Optional.of(why));
        }
    }

    private static Grouping grouping(Survey survey, Draft draft) {
        return draft.groups()
                .flatMap(word -> survey.offers().stream()
                        .map(OfferedGrouping::grouping)
                        .filter(g -> GroupingChoice.word(g.source()).equals(word))
                        .findFirst())
                .orElseGet(Grouping::none);
    }
}
