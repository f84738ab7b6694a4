package graft.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** How the commands get native work done, one request at a time. */
@FunctionalInterface
interface WorkerRequests {

    /**
     * Asks for something and waits for the answer.
     *
     * @param kind what to do
     * @param payload what has to be known for it
     * @param events hears of news, on another thread; what it throws ends the request and is thrown here
     * @throws graft.common.GraftException as it failed; with code CANCELLED after Ctrl+C
     */
    <T> T ask(String kind, Object payload, Class<T> answer, Consumer<JsonNode> events);

    /** Asks for something of which no news is expected. */
    default <T> T ask(String kind, Object payload, Class<T> answer) {
        return ask(kind, payload, answer, event -> {});
    }
}
