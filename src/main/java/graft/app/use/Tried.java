package graft.app.use;

import graft.common.Message;
import graft.model.Answer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture that the model was asked about.
 *
 * @param answer what the model says; absent while it is waited for, and for a file that cannot be read
 * @param problem why it cannot be read
 */
public record Tried(Path file, Optional<Answer> answer, Optional<Message> problem) {

    static Tried waiting(Path file) {
        return new Tried(file, Optional.empty(), Optional.empty());
    }

    public boolean waits() {
        return answer.isEmpty() && problem.isEmpty();
    }

    /** Its name without its folders. */
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
