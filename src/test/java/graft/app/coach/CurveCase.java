package graft.app.coach;

import com.fasterxml.jackson.core.type.TypeReference;
import graft.app.curve.Curves;
import graft.common.Json;
import graft.training.TrainingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Curves with what a teacher would say of them.
 *
 * @param since the epoch that the finding names; absent where it names none
 * @param why how the teacher comes to it
 * @param phaseEpochs how many epochs each phase has
 * @param trainingLoss in nats, an epoch each; absent where it is no number
 */
record CurveCase(
        String name,
        Verdict expected,
        Optional<Integer> since,
        String why,
        int classes,
        int validationPictures,
        List<Integer> phaseEpochs,
        List<@Nullable Double> trainingLoss,
        List<@Nullable Double> validationLoss,
        List<Double> trainingAccuracy,
        List<Double> validationAccuracy) {

    static List<CurveCase> read(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(CurveCase.class.getResourceAsStream(file), file)) {
            return Json.mapper().readValue(in, new TypeReference<List<CurveCase>>() {});
        }
    }

    /** The same as the events of a run would have drawn them. */
    Curves curves() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            names.add("class " + i);
        }
        Curves curves =
                Curves.NONE.after(new TrainingEvent.RunStarted(false, names, 100, validationPictures, List.of()));
        int epoch = 0;
        for (int phase = 0; phase < phaseEpochs.size(); phase++) {
            int epochs = phaseEpochs.get(phase);
            curves = curves.after(new TrainingEvent.PhaseStarted(phase, "phase", 5 - phase, epochs, 10, 1000, 0));
            for (int i = 1; i <= epochs; i++) {
                curves = curves.after(event(phase, i, epoch++));
            }
        }
        return curves;
    }

    private TrainingEvent.EpochDone event(int phase, int epoch, int at) {
        return new TrainingEvent.EpochDone(
                phase,
                epoch,
                number(trainingLoss.get(at)),
                trainingAccuracy.get(at),
                Optional.of(number(validationLoss.get(at))),
                Optional.of(validationAccuracy.get(at)),
                1e-3,
                false,
                1);
    }

    private static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    @Override
    public String toString() {
        return name;
    }
}
