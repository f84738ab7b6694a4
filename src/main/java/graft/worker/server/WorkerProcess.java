package graft.worker.server;

import graft.common.Signals;
import graft.worker.protocol.WorkerExit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process does around its {@link WorkerServer}: signals, and how it ends. */
public final class WorkerProcess {

    private static final Logger LOGGER = LoggerFactory.getLogger(WorkerProcess.class);

    private WorkerProcess() {}

    /** Runs a server and ends the process with its exit code; does not return. */
    public static void run(WorkerServer server) throws InterruptedException {
        ignoreTerminal();
        Signals.handle("TERM", () -> server.leave("terminated"));
        int exit = WorkerExit.DEFECT;
        try {
            exit = server.run();
        } catch (RuntimeException | Error e) {
            LOGGER.error("the worker broke down", e);
        }
        System.exit(exit);
    }

    /**
     * Ctrl+C and a closed terminal reach every process of the terminal, so this one too. What they mean is the parent's to
     * say, by a message or by ending.
     */
    private static void ignoreTerminal() {
        Signals.handle("INT", () -> LOGGER.debug("left Ctrl+C to the parent"));
        Signals.handle("HUP", () -> LOGGER.debug("left the closed terminal to the parent"));
    }
}
