package graft.app.backbone;

import graft.evaluation.Evaluation;
import graft.evaluation.Predictions;
import graft.evaluation.Purpose;
import graft.run.JsonDocument;
import graft.worker.protocol.HeadTrialCall;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a backbone did on some of the person's training pictures, each answered by a head that had not learned from it.
 *
 * @param backbone its id
 * @param classes there were to tell apart
 * @param tried the answers, and how fast they came
 */
public record Trial(String backbone, List<String> classes, HeadTrialCall.Tried tried) {

    /** How one is kept. */
    static final JsonDocument<Trial> DOCUMENT = new JsonDocument<>(Trial.class);

    public Trial {
        classes = List.copyOf(classes);
    }

    /** Whether there are answers; too few pictures give none. */
    public boolean answered() {
        return !tried.truth().isEmpty();
    }

    /** How many pictures were answered right. */
    public int right() {
        return (int) IntStream.range(0, tried.truth().size())
                .filter(i -> tried.truth().get(i).equals(tried.answers().get(i)))
                .count();
    }

    /** The share that was right with its interval. */
    public Evaluation evaluation() {
        return Evaluation.of(predictions(), Purpose.CROSS_VALIDATION);
    }

    /** The answers, for comparing with those of another backbone. */
    Predictions predictions() {
        int[] truth = tried.truth().stream().mapToInt(i -> i).toArray();
        double[][] answers = new double[truth.length][classes.size()];
        for (int i = 0; i < truth.length; i++) {
            answers[i][tried.answers().get(i)] = 1;
        }
        return Predictions.ofLogits(classes, truth, answers).withGroups(tried.units());
    }
}
