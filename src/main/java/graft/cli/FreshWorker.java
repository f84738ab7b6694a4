package graft.cli;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.Machine;
import graft.worker.client.Call;
import graft.worker.client.Timeouts;
import graft.worker.client.WorkerClient;
import graft.worker.client.WorkerCommand;
import graft.worker.client.WorkerJar;
import graft.worker.client.WorkerSettings;
import graft.worker.protocol.CancelMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers each request in a worker of its own, which is gone afterwards. */
final class FreshWorker implements WorkerRequests {

    private final Folders folders;
    private final Interruption interruption;

    FreshWorker(Folders folders, Interruption interruption) {
        this.folders = folders;
        this.interruption = interruption;
    }

    @Override
    public <T> T ask(String kind, Object payload, Class<T> answer, Consumer<JsonNode> events) {
        interruption.token().throwIfCancelled();
        try (WorkerClient worker = start(folders)) {
            Listening listening = new Listening(events);
            Call call = worker.call(kind, payload, listening);
            listening.call.set(call);
            interruption.whenPressed(() -> call.cancel(CancelMode.STOP));
            T result;
            try {
                result = call.await(answer);
            } finally {
                listening.throwWhatWentWrong();
            }
            return result;
        }
    }

    /** Starts a worker with what suits this machine. */
    static WorkerClient start(Folders folders) {
        return WorkerClient.start(command(folders, WorkerSettings.Stay.LONG), folders.logs(), Timeouts.USUAL);
    }

    /**
     * Starts a worker for a run.
     *
     * @param log of the run
     * @param stay how long it is expected to live
     */
    static WorkerClient start(Folders folders, Path log, WorkerSettings.Stay stay) {
        return WorkerClient.startLoggingTo(log, command(folders, stay), Timeouts.USUAL);
    }

    private static WorkerCommand command(Folders folders, WorkerSettings.Stay stay) {
        try {
            return WorkerCommand.of(
                    WorkerJar.find(folders.cache()),
                    WorkerSettings.forMachine(Machine.detect()).staying(stay));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("cli.noWorker"), e);
        }
    }

    /** Passes events on until one cannot be dealt with, as when the disk is full; then there is no point in going on. */
    private static final class Listening implements Consumer<JsonNode> {
        private final Consumer<JsonNode> events;
        private final AtomicReference<@Nullable Call> call = new AtomicReference<>();
        private volatile @Nullable RuntimeException wrong;

        Listening(Consumer<JsonNode> events) {
            this.events = events;
        }

        @Override
        public void accept(JsonNode event) {
            if (wrong != null) {
                return;
            }
            try {
                events.accept(event);
            } catch (RuntimeException e) {
                wrong = e;
                Call running = call.get();
                if (running != null) {
                    running.cancel(CancelMode.STOP);
                }
            }
        }

        void throwWhatWentWrong() {
            RuntimeException first = wrong;
            if (first != null) {
                throw first;
            }
        }
    }
}
