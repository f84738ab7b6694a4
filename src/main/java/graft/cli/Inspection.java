package graft.cli;

import graft.common.CancellationToken;
import graft.common.Message;
import graft.common.Progress;
import graft.data.PictureReader;
import graft.data.inspect.InspectionReport;
import graft.data.inspect.Inspector;
import graft.data.scan.FolderScanner;
import graft.data.scan.Scan;
import graft.data.scan.ScanCache;
import graft.data.split.GroupFile;
import graft.data.split.Grouping;
import graft.data.split.GroupingChoice;
import graft.data.split.SplitSettings;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at a folder of pictures from every side; nothing is trained, and nothing is written but what a project caches. */
final class Inspection {

    private final ProjectStore projects;
    private final PictureReader reader;
    private final int threads;

    /**
     * @param threads how many threads may read pictures
     */
    Inspection(ProjectStore projects, PictureReader reader, int threads) {
        this.projects = projects;
        this.reader = reader;
        this.threads = threads;
    }

    /**
     * What was found.
     *
     * @param remarks what the table of groups said besides
     */
    record Found(InspectionReport report, List<Message> remarks) {}

    /**
     * Inspects a folder.
     *
     * @param groups the name of an offered grouping, or a table; absent for none
     * @param settings the split to show
     * @throws graft.common.GraftException with code DATA if the folder cannot be scanned at all, or the groups are none
     */
    Found inspect(
            Path folder,
            Optional<String> groups,
            SplitSettings settings,
            Progress scanning,
            Progress comparing,
            CancellationToken cancellation) {
        Scan scan = new FolderScanner(reader, threads).scan(folder, cache(folder), scanning, cancellation);
        GroupFile.Result given = groups.map(g -> GroupingChoice.of(g, Path.of(g), scan))
                .orElseGet(() -> new GroupFile.Result(Grouping.none(), List.of(), List.of()));
        InspectionReport report = new Inspector(threads, settings)
                .inspect(scan, given.grouping(), Locale.ENGLISH, comparing, cancellation);
        return new Found(report, given.remarks());
    }

    /** A folder that was trained on before is known to its project. */
    private ScanCache cache(Path folder) {
        return Files.isDirectory(folder)
                ? projects.find(folder).map(Project::scanCache).orElseGet(ScanCache::none)
                : ScanCache.none();
    }
}
