package graft.worker.server;

import java.util.Map;

/** Entry of a worker process, and the one place that wires what it can do. */
public final class WorkerMain {

    private WorkerMain() {}

    /** Serves the process that started this one; takes no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        StdioGuard stdio = StdioGuard.take();
        WorkerServer server =
                new WorkerServer(stdio.in(), stdio.out(), handlers(), WorkerServer.GRACE, Runtime.getRuntime()::halt);
        WorkerProcess.run(server);
    }

    private static Handlers handlers() {
        return new Handlers(Map.of("environment", new EnvironmentHandler()));
    }
}
