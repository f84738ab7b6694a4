package graft.run.project;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.evaluation.Requirement;
import graft.run.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where the demands on a project's models are written down, with the time, so that everybody can see whether they were made
 * before the result was known.
 *
 * @param project whose models they are about
 */
public record RequirementBook(Project project) {

    /** Its name in the project's folder. */
    public static final String FILE = "requirements.json";

    /**
     * What was demanded so far.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if the file is damaged or of a newer Graft
     */
    public StatedRequirements read() {
        return StatedRequirements.DOCUMENT.readIfThere(file()).orElse(StatedRequirements.NONE);
    }

    /** Writes a demand down, now; the same one that already holds is not written again. */
    public StatedRequirements state(Requirement requirement, Clock clock) {
        return project.locked(() -> {
            StatedRequirements before = read();
            return before.holding().stream().anyMatch(s -> s.requirement().equals(requirement))
                    ? before
                    : write(before.with(requirement, clock.instant(), testSeen()));
        });
    }

    /** Takes a demand back; it stays in the file, with the time. */
    public StatedRequirements withdraw(StatedRequirements.Stated stated, Clock clock) {
        return project.locked(() -> write(read().without(stated, clock.instant())));
    }

    /** Marks a class as one that must not be missed, or no longer. */
    public StatedRequirements mark(String label, boolean must) {
        return project.locked(() -> write(read().marked(label, must)));
    }

    /** A finished model was tested when it was finished, and its figures could be looked at from then on. */
    private boolean testSeen() {
        return project.runs().stream().anyMatch(run -> run.state() instanceof RunState.Finished);
    }

    private StatedRequirements write(StatedRequirements now) {
        try {
            StatedRequirements.DOCUMENT.write(file(), now);
            return now;
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.projectNotWritable", project.id()), e);
        }
    }

    private Path file() {
        return project.path().resolve(FILE);
    }
}
