package graft.training;

import graft.common.Message;
import graft.evaluation.ModelSelection;
import graft.evaluation.Predictions;
import java.util.List;
import java.util.Optional;

/** The choice between what the phases of a run offer, by {@link ModelSelection} on the validation pictures. */
final class CandidateSelection {

    private CandidateSelection() {}

    /**
     * What was chosen.
     *
     * @param index of the candidate
     * @param reason why, where there was a choice
     */
    record Choice(int index, Optional<Message> reason) {}

    /**
     * @param validation the pictures that every candidate has answered, in the order of its logits
     */
    static Choice choose(List<Candidate> candidates, List<TrainingPictures.Picture> validation, List<String> classes) {
        if (candidates.size() == 1) {
            return new Choice(0, Optional.empty());
        }
        if (validation.isEmpty()) {
            return new Choice(0, Optional.of(Message.of("training.nothingToChooseBy")));
        }
        int[] truth =
                validation.stream().mapToInt(TrainingPictures.Picture::label).toArray();
        List<String> units =
                validation.stream().map(TrainingPictures.Picture::unit).toList();
        ModelSelection.Decision decision = ModelSelection.choose(candidates.stream()
                .map(c -> new ModelSelection.Candidate(
                        "phase " + c.phase(),
                        Predictions.ofLogits(classes, truth, rows(c.validationLogits(), classes.size()))
                                .withGroups(units)))
                .toList());
        return new Choice(
                decision.chosen(),
                Optional.of(
                        decision.chosen() == 0
                                ? Message.of("training.headKept", validation.size())
                                : Message.of("training.unfrozenKept", decision.chosen() + 1, validation.size())));
    }

    private static float[][] rows(float[] values, int columns) {
        float[][] rows = new float[values.length / columns][columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, i * columns, rows[i], 0, columns);
        }
        return rows;
    }
}
