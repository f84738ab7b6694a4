package graft.app.pictures;

import graft.app.wizard.Draft;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.PictureReader;
import graft.data.scan.FolderScanner;
import graft.data.scan.Picture;
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
import graft.run.project.Project;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the pictures of a project and splits them, as a run would, without writing a split. Slow; never on the JavaFX thread. */
public final class Surveyor {

    private final PictureReader reader;
    private final int threads;

    /**
     * @param threads how many read pictures at a time
     */
    public Surveyor(PictureReader reader, int threads) {
        this.reader = reader;
        this.threads = threads;
    }

    /** Scans a project's folder; files that the project knows are not read again. */
    Survey survey(Project project, Draft draft, Progress progress, CancellationToken cancellation) {
        Scan scan = new FolderScanner(reader, threads)
                .scan(project.images(), project.scanCache(), draft.pictureChoices(), progress, cancellation);
        NearDuplicates lookAlikes = NearDuplicates.find(
                scan.pictures().stream().map(Picture::item).toList(), threads, Progress.NONE, cancellation);
        List<OfferedGrouping> offers = OfferedGrouping.find(scan);
        return new Survey(
                scan, lookAlikes, offers, arrived(project, scan), new ThumbnailStore(project.thumbnails(), reader));
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
