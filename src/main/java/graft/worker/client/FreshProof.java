package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.model.ParityReport;
import graft.run.Parity;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.ParityCall;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a model file answers as the trained network, given by a process that has seen nothing but the finished
 * files. Half of its time goes into starting and loading libraries, so it is started as soon as training is over, and
 * compares as soon as the files are written, while the process that wrote them still answers pictures.
 */
final class FreshProof implements AutoCloseable {

    private final Supplier<WorkerClient> workers;
    private final ParityCall call;
    private @Nullable StartingWorker worker; // all three: guarded by this
    private @Nullable CompletableFuture<JsonNode> environment;
    private @Nullable CompletableFuture<JsonNode> report;

    /**
     * Starts nothing yet.
     *
     * @param workers starts a worker
     */
    FreshProof(Supplier<WorkerClient> workers, ParityCall call) {
        this.workers = workers;
        this.call = call;
    }

    /** Starts the process and lets it load its libraries; returns at once. Only the first call does anything. */
    synchronized void getReady() {
        CompletableFuture<JsonNode> unused = ready();
    }

    /** Lets it compare, now that every file is written; returns at once. Only the first call does anything. */
    synchronized void begin() {
        CompletableFuture<JsonNode> unused = begun();
    }

    /**
     * What the process found itself in, libraries loaded. Waits for it.
     *
     * @throws graft.common.GraftException if the worker fails
     */
    EnvironmentReport environment() {
        CompletableFuture<JsonNode> asked;
        synchronized (this) {
            asked = ready();
        }
        return Waiting.on(asked, EnvironmentReport.class, "the libraries of the fresh worker");
    }

    /**
     * What the comparison came to; absent where there was no picture to try. Waits for it, after beginning it if that was
     * not done.
     *
     * @throws graft.common.GraftException if the worker fails
     */
    Optional<Parity> outcome() {
        CompletableFuture<JsonNode> asked;
        synchronized (this) {
            asked = begun();
        }
        ParityReport found = Waiting.on(asked, ParityReport.class, "the proof of the model file");
        return found.compared() == 0
                ? Optional.empty()
                : Optional.of(new Parity(found.compared(), found.largestDifference(), found.tolerance()));
    }

    /** Asks the process to leave, once nothing is wanted of it; returns at once. */
    synchronized void leave() {
        if (worker != null) {
            worker.leave();
        }
    }

    private CompletableFuture<JsonNode> ready() {
        if (environment == null) {
            StartingWorker fresh = new StartingWorker(workers, "graft-start-proof");
            worker = fresh;
            environment = fresh.ask(EnvironmentReport.KIND, new EnvironmentReport.Question(true));
        }
        return environment;
    }

    private CompletableFuture<JsonNode> begun() {
        if (report == null) {
            CompletableFuture<JsonNode> first = ready();
            StartingWorker fresh = Objects.requireNonNull(worker);
            report = first.thenCompose(loaded -> fresh.ask(ParityCall.KIND, call));
        }
        return report;
    }

    @Override
    public void close() {
        StartingWorker started;
        synchronized (this) {
            started = worker;
        }
        if (started != null) {
            started.close();
        }
    }
}
