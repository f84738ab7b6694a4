package graft.cli;

import graft.common.Message;
import graft.compute.Gentleness;
import graft.worker.client.WorkerSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Option;

/** {@code --gentle}, with which training leaves most of the computer to other programs, as the window's gentle mode does. */
final class GentleOption {

    private final Gentleness gentleness;

    @Option(
            names = "--gentle",
            description = "Leave most of the computer to other programs: half of the cores, behind everything else.")
    private boolean gentle;

    GentleOption(Gentleness gentleness) {
        this.gentleness = gentleness;
    }

    /** For whoever does not offer the choice. */
    static GentleOption not() {
        return new GentleOption(new Gentleness(1, pid -> {}));
    }

    /**
     * How many cores a run that begins now may use.
     *
     * @param chosen how many were asked for; empty for all
     */
    Optional<Integer> threads(Optional<Integer> chosen) {
        return gentle ? Optional.of(gentleness.threads(chosen)) : chosen;
    }

    /** Says what it means, if it was asked for. */
    void tell(PrintWriter err) {
        if (gentle) {
            err.println(Message.of("cli.gentle").english());
            err.flush();
        }
    }

    /**
     * Workers that give way from their start on, if that was asked for.
     *
     * @param ordinary starts a worker that logs to a file and is expected to live so long
     * @param pid the number of its process
     */
    <W> BiFunction<Path, WorkerSettings.Stay, W> workers(
            BiFunction<Path, WorkerSettings.Stay, W> ordinary, ToLongFunction<W> pid) {
        return gentle
                ? ordinary.andThen(worker -> {
                    gentleness.giveWay(pid.applyAsLong(worker));
                    return worker;
                })
                : ordinary;
    }
}
