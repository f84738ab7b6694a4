package graft.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Holds a process up and lets it go on, as a debugger or a sleeping computer would. */
final class GraftProcessSignals {

    private GraftProcessSignals() {}

    static void pause(ProcessHandle process) {
        signal("-STOP", process);
    }

    static void goOn(ProcessHandle process) {
        signal("-CONT", process);
    }

    private static void signal(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
