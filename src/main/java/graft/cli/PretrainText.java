package graft.cli;

import graft.common.Message;
import graft.run.pretrain.PretrainOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a pretraining came to, in sentences. */
final class PretrainText {

    private PretrainText() {}

    /**
     * The sentences, the next command last.
     *
     * @param file where the weights went; the store if absent
     */
    static List<String> lines(PretrainOutcome outcome, Optional<Path> file) {
        List<String> lines = new ArrayList<>();
        lines.add(outcome.top1()
                .map(t -> Message.of(
                        "pretrain.right",
                        percent((double) t.right() / t.pictures()),
                        percent(t.interval().low()),
                        percent(t.interval().high()),
                        t.pictures()))
                .orElseGet(() -> Message.of("pretrain.notMeasured"))
                .english());
        String to = file.map(Path::toString).or(outcome::backbone).orElseThrow();
        String time = ProgressLine.duration(Duration.ofMillis(Math.round(1000 * outcome.seconds())));
        lines.add(Message.of("pretrain.done", to, time, outcome.inputSize()).english());
        return lines;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
