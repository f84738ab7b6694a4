package graft.cli;

import graft.compute.AwakeClock;
import graft.training.TrainingEvent;
import graft.training.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints a run as it goes: a line for each epoch, every piece of advice, and a bar while features are computed. */
final class TrainingPrinter implements TrainingListener, AutoCloseable {

    private final PrintWriter out;
    private final boolean terminal;
    private @Nullable ProgressLine bar;

    TrainingPrinter(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void onEvent(TrainingEvent event) {
        if (event instanceof TrainingEvent.FeaturesProgress progress) {
            features(progress);
        } else if (event instanceof TrainingEvent.BatchDone batch) {
            batch(batch);
        } else {
            endBar();
            line(event).ifPresent(this::print);
        }
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }

    private void features(TrainingEvent.FeaturesProgress progress) {
        if (progress.total() == 0) {
            return;
        }
        if (progress.done() == 0) {
            endBar();
        }
        bar("Features").at(progress.done(), progress.total());
        if (progress.done() == progress.total()) {
            endBar();
            print(String.format(
                    Locale.ROOT, "Features of %d views, %.0f a second", progress.total(), progress.viewsPerSecond()));
        }
    }

    private void batch(TrainingEvent.BatchDone batch) {
        // In a log, a line for each epoch is enough.
        if (terminal) {
            bar("Epoch " + batch.epoch()).at(batch.step(), batch.steps());
        }
    }

    private ProgressLine bar(String title) {
        ProgressLine current = bar;
        if (current == null) {
            current = new ProgressLine(title, out, terminal, AwakeClock.ofThisFamily());
            bar = current;
        }
        return current;
    }

    private void endBar() {
        ProgressLine current = bar;
        if (current != null) {
            current.close();
            bar = null;
        }
    }

    private static Optional<String> line(TrainingEvent event) {
        if (event instanceof TrainingEvent.RunStarted started) {
            return Optional.of(started(started));
        }
        if (event instanceof TrainingEvent.PhaseStarted phase) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "Phase %d, training from %s: %,d weights, up to %d epochs of %d steps",
                    phase.phase() + 1,
                    phase.name(),
                    phase.trainedParameters(),
                    phase.epochs(),
                    phase.stepsPerEpoch()));
        }
        if (event instanceof TrainingEvent.EpochDone epoch) {
            return Optional.of(epoch(epoch));
        }
        if (event instanceof TrainingEvent.Advice advice) {
            return Optional.of("  " + advice.message().english());
        }
        if (event instanceof TrainingEvent.PhaseFinished finished) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "Phase %d is over; its best epoch was %d",
                    finished.phase() + 1,
                    finished.bestEpoch()));
        }
        return Optional.empty();
    }

    private static String started(TrainingEvent.RunStarted started) {
        String classes = started.classes().stream().limit(8).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s on %d pictures, %d for validation: %s%s",
                started.resumed() ? "Training goes on" : "Training",
                started.trainingPictures(),
                started.validationPictures(),
                classes,
                started.classes().size() > 8 ? ", ..." : "");
    }

    private static String epoch(TrainingEvent.EpochDone epoch) {
        String validation = epoch.validationLoss()
                .map(loss -> String.format(
                        Locale.ROOT,
                        "   validation loss %.3f, %5.1f %% right",
                        loss,
                        100 * epoch.validationAccuracy().orElse(0.0)))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "  epoch %3d   loss %.3f, %5.1f %% right%s%s",
                epoch.epoch(),
                epoch.trainingLoss(),
                100 * epoch.trainingAccuracy(),
                validation,
                epoch.best() ? "  best so far" : "");
    }

    @Override
    public void close() {
        endBar();
    }
}
