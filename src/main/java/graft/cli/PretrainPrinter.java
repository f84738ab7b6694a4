package graft.cli;

import graft.compute.AwakeClock;
import graft.training.pretrain.EpochFigures;
import graft.training.pretrain.PretrainEvent;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prints a pretraining as it goes: a line for each epoch, and on a terminal a bar for the one in progress. */
final class PretrainPrinter implements Consumer<PretrainEvent>, AutoCloseable {

    private final PrintWriter out;
    private final boolean terminal;
    private @Nullable ProgressLine bar;

    PretrainPrinter(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void accept(PretrainEvent event) {
        if (event instanceof PretrainEvent.StepDone step) {
            step(step);
        } else if (event instanceof PretrainEvent.Started started) {
            print(started(started));
        } else if (event instanceof PretrainEvent.EpochDone epoch) {
            endBar();
            print(line(epoch.figures()));
        }
    }

    private void step(PretrainEvent.StepDone step) {
        // In a log, a line for each epoch is enough.
        if (!terminal) {
            return;
        }
        ProgressLine current = bar;
        if (current == null) {
            current = new ProgressLine("Epoch " + step.epoch(), out, true, AwakeClock.ofThisFamily());
            bar = current;
        }
        current.at(step.step(), step.steps());
    }

    private static String started(PretrainEvent.Started s) {
        boolean resumed = s.epoch() > 1 || s.step() > 0;
        return String.format(
                Locale.ROOT,
                "%s %,d weights on %d pictures, %d for validation, %d steps an epoch%s",
                resumed ? "Going on to train" : "Training",
                s.parameters(),
                s.training(),
                s.validation(),
                s.stepsPerEpoch(),
                resumed ? ", from epoch " + s.epoch() + ", step " + (s.step() + 1) : "");
    }

    private static String line(EpochFigures epoch) {
        String validation = epoch.validation()
                .map(v -> String.format(
                        Locale.ROOT, "   validation loss %.3f, %5.1f %% right", v.loss(), 100 * v.share()))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "  epoch %3d   loss %.3f, %5.1f %% right%s   %.0f pictures a second",
                epoch.epoch(),
                epoch.trainingLoss(),
                100 * epoch.trainingRight(),
                validation,
                epoch.picturesPerSecond());
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }

    private void endBar() {
        ProgressLine current = bar;
        if (current != null) {
            current.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        endBar();
    }
}
