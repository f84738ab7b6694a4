package graft.run.project;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.data.scan.ClassCorrections;
import graft.data.split.SplitManifest;
import graft.run.correction.Correction;
import graft.run.correction.CorrectionLog;
import graft.run.correction.Corrections;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The corrected labels of a project. The next run learns from them. Pictures that the score rests on, which are the test
 * pictures or, without any, those for validation, go on being scored as they were first labelled, and the corrected score
 * stands beside; so nobody improves a score by editing its test.
 */
public final class ProjectCorrections {

    private final Project project;
    private final CorrectionLog log;

    ProjectCorrections(Project project) {
        this.project = project;
        this.log = new CorrectionLog(project.path().resolve(Project.CORRECTIONS));
    }

    /**
     * All of them, those undone included.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if they are of a newer Graft or cannot be read
     */
    public Corrections all() {
        return log.read();
    }

    /** What a scan of the project's pictures is to take for something else. */
    public ClassCorrections forScan() {
        return all().forScan(measured());
    }

    /** What holds now for the pictures that the score rests on. */
    public List<Correction> ofTheTest() {
        return all().among(measured());
    }

    /** The digests of the pictures that the score rests on, those that are away included; none before the first split. */
    public Set<String> measured() {
        return project.split()
                .map(split -> {
                    Part part = measuredPart(split);
                    return split.entries().stream()
                            .filter(e -> e.part() == part)
                            .map(SplitManifest.Entry::digest)
                            .collect(Collectors.toSet());
                })
                .orElse(Set.of());
    }

    private static Part measuredPart(SplitManifest split) {
        return split.entries().stream().anyMatch(e -> e.part() == Part.TEST) ? Part.TEST : Part.VALIDATION;
    }

    /**
     * Makes a correction.
     *
     * @return as it was kept
     * @throws GraftException with {@link ErrorCode#USAGE} if a picture is left out that the score rests on and no reason is
     *     given; with {@link ErrorCode#DEVICE} if it cannot be written
     */
    public Correction make(Correction.Wish wish, Clock clock) {
        return project.locked(() -> {
            Optional<Part> part = project.split().flatMap(split -> split.entries().stream()
                    .filter(e -> e.digest().equals(wish.digest()))
                    .map(SplitManifest.Entry::part)
                    .findFirst());
            if (wish.to().isEmpty() && wish.reason().isBlank() && measured().contains(wish.digest())) {
                throw new GraftException(ErrorCode.USAGE, Message.of("correction.needsReason", wish.path()));
            }
            return log.add(fromItsFolder(wish), part, clock);
        });
    }

    /** A picture that was corrected before is shown under its corrected class; what its folder says does not change. */
    private Correction.Wish fromItsFolder(Correction.Wish wish) {
        return all().made().stream()
                .filter(c -> c.digest().equals(wish.digest()))
                .findFirst()
                .map(c -> new Correction.Wish(wish.digest(), wish.path(), c.from(), wish.to(), wish.reason()))
                .orElse(wish);
    }

    /**
     * Undoes a correction: what held for its picture before it holds again.
     *
     * @param number of the correction; the last one that holds without
     * @return what was undone
     * @throws GraftException with {@link ErrorCode#USAGE} if there is no such correction, or it was undone already
     */
    public Correction undo(Optional<Integer> number, Clock clock) {
        return project.locked(() -> {
            Corrections all = all();
            Correction undone = number.map(n -> all.made().stream()
                            .filter(c -> c.number() == n && all.stands(n))
                            .findFirst())
                    .orElseGet(all::last)
                    .orElseThrow(() -> new GraftException(
                            ErrorCode.USAGE,
                            number.map(n -> Message.of("correction.noSuch", n))
                                    .orElseGet(() -> Message.of("correction.nothingToUndo"))));
            log.undo(undone.number(), clock);
            return undone;
        });
    }
}
