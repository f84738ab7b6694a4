package graft.model;

import graft.common.Message;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of one picture file: an answer, or why there is none.
 *
 * @param picture the path as it was asked for
 * @param answer what the model says
 * @param problem why the file could not be read, in one sentence
 */
public record PictureAnswer(String picture, Optional<Answer> answer, Optional<Message> problem) {

    /** Refuses both and neither. */
    public PictureAnswer {
        Objects.requireNonNull(picture, "picture");
        if (answer.isPresent() == problem.isPresent()) {
            throw new IllegalArgumentException(picture + ": an answer or a problem, not both and not neither");
        }
    }

    public static PictureAnswer answered(String picture, Answer answer) {
        return new PictureAnswer(picture, Optional.of(answer), Optional.empty());
    }

    public static PictureAnswer unreadable(String picture, Message problem) {
        return new PictureAnswer(picture, Optional.empty(), Optional.of(problem));
    }
}
