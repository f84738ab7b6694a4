package graft.worker.client;

import graft.compute.MemoryPlan;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A parent that starts a worker, gives it work, prints its process id, and waits to be killed. */
public final class TestParentMain {

    private TestParentMain() {}

    /** Arguments: the worker's jar, a folder for logs, the kind of the request, its payload. */
    public static void main(String[] arguments) throws InterruptedException {
        WorkerJar jar = new WorkerJar(
                WorkerJar.java(Path.of(System.getProperty("java.home")), System.getProperty("os.name")),
                Path.of(arguments[0]));
        WorkerSettings settings =
                new WorkerSettings(new MemoryPlan(64L << 20, 1L << 30, 2L << 30), 1, "INFO", WorkerSettings.Stay.LONG);
        WorkerCommand command = WorkerCommand.of(jar, settings, TestWorkerMain.class.getName());
        WorkerClient worker = WorkerClient.start(command, Path.of(arguments[1]), Timeouts.usual());
        worker.call(arguments[2], arguments[3], event -> {
            System.out.println(worker.pid());
            System.out.flush();
        });
        new CountDownLatch(1).await();
    }
}
