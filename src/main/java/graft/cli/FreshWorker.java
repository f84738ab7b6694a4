package graft.cli;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Folders;
import graft.worker.client.Call;
import graft.worker.client.WorkerClient;
import graft.worker.client.WorkerStarter;
import graft.worker.protocol.CancelMode;
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
        try (WorkerClient worker = new WorkerStarter(folders).get()) {
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
