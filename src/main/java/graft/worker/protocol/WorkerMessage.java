package graft.worker.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.Message;
import java.util.Objects;

/**
 * Everything that crosses between a worker and its parent. Requests, events and answers carry JSON trees, so that this
 * package knows nothing of training or prediction; {@link Payload} turns them into records and back.
 *
 * <p>The conversation: the parent says {@link Hello}, the worker {@link Welcome}. Then any number of {@link Request}s,
 * each followed by any number of {@link Event}s and by exactly one {@link Answer} or {@link Failure}, after which nothing
 * more is said about it. {@link Shutdown}, or the end of the worker's input, ends it; an orderly worker then says
 * {@link Bye}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = WorkerMessage.Request.class, name = "request"),
    @JsonSubTypes.Type(value = WorkerMessage.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = WorkerMessage.Repeat.class, name = "repeat"),
    @JsonSubTypes.Type(value = WorkerMessage.Shutdown.class, name = "shutdown"),
    @JsonSubTypes.Type(value = WorkerMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = WorkerMessage.Event.class, name = "event"),
    @JsonSubTypes.Type(value = WorkerMessage.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = WorkerMessage.Failure.class, name = "failure"),
    @JsonSubTypes.Type(value = WorkerMessage.Bye.class, name = "bye")
})
public sealed interface WorkerMessage {

    /** The version of this conversation; a worker of another version is not talked to. */
    int PROTOCOL_VERSION = 1;

    /** What the parent says. */
    sealed interface FromParent extends WorkerMessage {}

    /** What the worker says. */
    sealed interface FromWorker extends WorkerMessage {}

    /** The last word about a request: {@link Answer} or {@link Failure}. */
    sealed interface Outcome extends FromWorker {
        /** The request it belongs to. */
        long id();
    }

    /**
     * The first message to a worker.
     *
     * @param protocolVersion {@link #PROTOCOL_VERSION} of the parent
     * @param build version of Graft the parent was built as, for the log
     * @param parentPid process id of the parent; when that process is gone, the worker leaves
     */
    record Hello(int protocolVersion, String build, long parentPid) implements FromParent {
        public Hello {
            Objects.requireNonNull(build, "build");
        }
    }

    /**
     * Something to do.
     *
     * @param id a number the parent uses once in this conversation
     * @param kind what to do; the worker has one handler for each kind it knows
     * @param payload what the handler needs to know; paths in it are absolute, for the worker runs in a folder of its own
     */
    record Request(long id, String kind, JsonNode payload) implements FromParent {
        public Request {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(payload, "payload");
        }
    }

    /** A wish that a request should end soon; it still gets its one answer or failure. */
    record Cancel(long id, CancelMode mode) implements FromParent {
        public Cancel {
            Objects.requireNonNull(mode, "mode");
        }
    }

    /**
     * Asks to hear the outcome of a request once more, because a record was damaged on its way. Has no effect while the
     * request is still being worked on.
     */
    record Repeat(long id) implements FromParent {}

    /** Asks the worker to pause what it does and leave. */
    record Shutdown() implements FromParent {}

    /**
     * The first message from a worker. It is sent even when the versions differ, so that the parent can say which.
     *
     * @param protocolVersion {@link #PROTOCOL_VERSION} of the worker
     * @param build version of Graft the worker was built as
     * @param pid process id of the worker
     * @param java version of its Java runtime
     */
    record Welcome(int protocolVersion, String build, long pid, String java) implements FromWorker {
        public Welcome {
            Objects.requireNonNull(build, "build");
            Objects.requireNonNull(java, "java");
        }
    }

    /** News about a request that is being worked on. */
    record Event(long id, JsonNode payload) implements FromWorker {
        public Event {
            Objects.requireNonNull(payload, "payload");
        }
    }

    /** The request was carried out. */
    record Answer(long id, JsonNode payload) implements Outcome {
        public Answer {
            Objects.requireNonNull(payload, "payload");
        }
    }

    /**
     * The request was not carried out.
     *
     * @param code what kind of failure
     * @param message the sentence for the person
     * @param detail what the log should know; may be empty
     */
    record Failure(long id, ErrorCode code, Message message, String detail) implements Outcome {
        public Failure {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** The last message of a worker that leaves in order. */
    record Bye() implements FromWorker {}
}
