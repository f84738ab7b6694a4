package graft.run.project;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.run.ExclusiveLock;
import graft.run.RunEvaluation;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All runs of a person: finds them by what a person calls them, and deletes them so that they can be restored. */
public final class RunCatalogue {

    private static final int EXAMPLES = 3;

    /** Somebody may just be asking whether the run is locked. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ProjectStore store;
    private final Clock clock;

    public RunCatalogue(ProjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A line of a listing.
     *
     * @param name what the person calls it
     * @param created when it was asked for, where that can be read
     * @param headline the figures to show first, of a finished run
     */
    public record Entry(
            Project project,
            RunFolder run,
            String name,
            Optional<Instant> created,
            RunState state,
            Optional<Evaluation> headline) {}

    /**
     * A deleted run.
     *
     * @param until when it is deleted for good
     */
    public record Deleted(Project project, String id, Instant deleted, Instant until) {}

    /** Every run of every project, oldest first within a project; damaged ones too. */
    public List<Entry> list() {
        return runs().map(run -> entry(projectOf(run).orElseThrow(), run)).toList();
    }

    private java.util.stream.Stream<RunFolder> runs() {
        return store.list().stream().flatMap(p -> p.runs().stream());
    }

    private static Entry entry(Project project, RunFolder run) {
        RunState state = run.state();
        Optional<Evaluation> headline = Optional.empty();
        if (state instanceof RunState.Finished) {
            try {
                headline = RunEvaluation.DOCUMENT
                        .readIfThere(run.file(RunFiles.EVALUATION))
                        .flatMap(RunEvaluation::headline);
            } catch (GraftException e) {
                state = new RunState.Unreadable(e.userMessage());
            }
        }
        return new Entry(project, run, run.name(), run.created(), state, headline);
    }

    /** The runs that can be taken up again. */
    public List<Entry> resumable() {
        return list().stream().filter(e -> e.state().resumable()).toList();
    }

    /**
     * The run that a person means: by the path of its folder, by its id, by its name if only one run has it, or by how its
     * id begins if only one begins so.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if there is none, or several could be meant
     */
    public RunFolder find(String text) {
        Optional<RunFolder> byPath = byPath(text);
        if (byPath.isPresent()) {
            return byPath.get();
        }
        List<RunFolder> all = runs().toList();
        return only(text, all, r -> r.id().equals(text))
                .or(() -> only(text, all, r -> r.name().equals(text)))
                .or(() -> only(text, all, r -> !text.isEmpty() && r.id().startsWith(text)))
                .orElseThrow(() -> notFound(text));
    }

    private static Optional<RunFolder> byPath(String text) {
        try {
            return Optional.of(Path.of(text))
                    .filter(p -> !text.isBlank() && RunFolder.isRun(p))
                    .map(RunFolder::new);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<RunFolder> only(String text, List<RunFolder> all, Predicate<RunFolder> meant) {
        List<RunFolder> found = all.stream().filter(meant).toList();
        if (found.size() > 1) {
            List<String> examples =
                    found.stream().map(RunFolder::id).limit(EXAMPLES).toList();
            throw new GraftException(
                    ErrorCode.DATA, Message.of("run.ambiguous", text, found.size(), String.join(", ", examples)));
        }
        return found.stream().findFirst();
    }

    private GraftException notFound(String text) {
        boolean deleted = deleted().stream().anyMatch(d -> d.id().equals(text));
        return new GraftException(ErrorCode.DATA, Message.of(deleted ? "run.inBin" : "run.unknown", text));
    }

    /** The project a run belongs to; nothing for a run folder that was taken out of its project. */
    public static Optional<Project> projectOf(RunFolder run) {
        return Optional.ofNullable(run.path().getParent())
                .filter(runs -> NewFolder.nameOf(runs).equals(Project.RUNS))
                .map(Path::getParent)
                .filter(p -> Files.isRegularFile(p.resolve(Project.PROJECT)))
                .map(Project::new);
    }

    /**
     * Moves a run to the bin of its project, where it can be restored for 30 days, and deletes for good what has waited
     * there longer.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if somebody is at work on it, or it belongs to no project
     */
    public void delete(RunFolder run) {
        Project project = projectOf(run)
                .orElseThrow(() -> new GraftException(ErrorCode.DATA, Message.of("run.outsideProject", run.id())));
        project.locked(() -> {
            try (ExclusiveLock lock = run.lock(MOMENT)) {
                project.bin().put(run.path(), clock.instant());
                project.bin().empty(clock.instant());
                return run;
            } catch (IOException e) {
                throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
            }
        });
    }

    /** The deleted runs that can be restored. */
    public List<Deleted> deleted() {
        List<Deleted> all = new ArrayList<>();
        for (Project project : store.list()) {
            project.bin()
                    .list()
                    .forEach(b -> all.add(new Deleted(
                            project, b.id(), b.deleted(), b.deleted().plus(RunBin.KEPT))));
        }
        return List.copyOf(all);
    }

    /**
     * Brings a deleted run back.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if no deleted run has this id
     */
    public RunFolder restore(String id) {
        Deleted deleted = deleted().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new GraftException(ErrorCode.DATA, Message.of("run.unknown", id)));
        Project project = deleted.project();
        return project.locked(() -> {
            try {
                RunBin.Binned binned = project.bin().list().stream()
                        .filter(b -> b.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new GraftException(ErrorCode.DATA, Message.of("run.unknown", id)));
                return new RunFolder(project.bin().restore(binned));
            } catch (IOException e) {
                throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", id), e);
            }
        });
    }
}
