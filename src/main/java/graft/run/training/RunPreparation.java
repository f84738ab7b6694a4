package graft.run.training;

import graft.backbone.BackboneInfo;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.scan.FolderScanner;
import graft.data.scan.Picture;
import graft.data.scan.PictureChoices;
import graft.data.scan.Scan;
import graft.data.similar.NearDuplicates;
import graft.data.split.Grouping;
import graft.data.split.GroupingChoice;
import graft.data.split.Split;
import graft.data.split.SplitFile;
import graft.data.split.SplitSettings;
import graft.data.split.Units;
import graft.network.NetworkDescription;
import graft.run.Reference;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunPictures;
import graft.run.RunRequest;
import graft.run.correction.Correction;
import graft.run.correction.RunCorrections;
import graft.run.project.Project;
import graft.run.project.ProjectCorrections;
import graft.training.PlanFactory;
import graft.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way from a request to a plan: scan, groups, split, plan. Done again after a kill it comes to the same, because every
 * choice in it follows from the request and the pictures.
 */
public final class RunPreparation {

    private final Project project;
    private final RunFolder run;
    private final PictureReader reader;
    private final int threads;

    /**
     * @param threads how many threads may read pictures
     */
    public RunPreparation(Project project, RunFolder run, PictureReader reader, int threads) {
        this.project = project;
        this.run = run;
        this.reader = reader;
        this.threads = threads;
    }

    /** Whether the run was prepared already, by this process or one that was killed. */
    public boolean isDone() {
        return Files.exists(run.file(RunFiles.PLAN));
    }

    /**
     * Scans the pictures; those that the project knows are not read again.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if nothing can be learned from the folder
     */
    public Scan scan(Progress progress, CancellationToken cancellation) {
        Scan scan = new FolderScanner(reader, threads)
                .scan(
                        images(),
                        project.scanCache(),
                        run.request().choices().orElse(PictureChoices.NONE),
                        project.corrections().forScan(),
                        progress,
                        cancellation);
        scan.requireTrainable();
        return scan;
    }

    /** The folder of the run's pictures. */
    public Path images() {
        return project.images();
    }

    /**
     * Splits the pictures and writes split, pictures and plan.
     *
     * @param network of the backbone, which the plan's cuts and input size come from
     * @param defaultCacheBudget in bytes, unless the request says otherwise
     */
    public void prepare(
            Scan scan,
            BackboneInfo backbone,
            NetworkDescription network,
            long defaultCacheBudget,
            CancellationToken cancellation) {
        RunRequest request = run.request();
        Units units = units(scan, grouping(scan, request), cancellation);
        RunRequest.SplitRequest asked = request.split();
        SplitSettings settings = new SplitSettings(asked.validationFraction(), asked.testFraction(), asked.seed());
        Split split = asked.file()
                .map(file -> project.placeForOneRun(
                        scan, units, SplitFile.read(Reference.resolve(file, project.path()), scan), settings))
                .orElseGet(() -> project.place(scan, units, settings));
        TrainingPlan plan = PlanFactory.plan(
                request.options(),
                backbone.id(),
                backbone.weightsDigest(),
                network,
                scan.classes(),
                threads,
                defaultCacheBudget);
        RunPictures pictures = RunPictures.of(scan, units, split);
        writeCorrections();
        run.prepare(split.manifest(), pictures, refits(pictures) ? plan : plan.withoutRefit());
    }

    /** What the scan has heeded, and what only the corrected score heeds. */
    private void writeCorrections() {
        ProjectCorrections corrections = project.corrections();
        Set<String> measured = corrections.measured();
        Map<Boolean, List<Correction>> byMeasured = corrections.all().inForce().stream()
                .collect(Collectors.partitioningBy(c -> measured.contains(c.digest())));
        try {
            new RunCorrections(byMeasured.getOrDefault(false, List.of()), byMeasured.getOrDefault(true, List.of())).write(run);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
        }
    }

    /** A refit makes a model of which only test pictures can say how good it is. */
    private static boolean refits(RunPictures pictures) {
        return pictures.of(Part.TEST) > 0 && pictures.of(Part.VALIDATION) > 0;
    }

    private Units units(Scan scan, Grouping grouping, CancellationToken cancellation) {
        NearDuplicates lookAlikes = NearDuplicates.find(
                scan.pictures().stream().map(Picture::item).toList(), threads, Progress.NONE, cancellation);
        return Units.of(scan.usable(), grouping, lookAlikes);
    }

    /** What was said about groups: nothing, the name of a grouping that Graft offers for these pictures, or a table. */
    private Grouping grouping(Scan scan, RunRequest request) {
        return request.groups()
                .map(asked -> GroupingChoice.of(asked, Reference.resolve(asked, project.path()), scan)
                        .grouping())
                .orElseGet(Grouping::none);
    }
}
