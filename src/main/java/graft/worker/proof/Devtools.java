package graft.worker.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A conversation with a browser in the Chrome DevTools protocol: questions with a number, answers with the same number, and
 * events, which have none.
 */
final class Devtools implements WebSocket.Listener, AutoCloseable {

    /** Opening a model of 100 MB in a browser takes some ten seconds on two slow cores. */
    private static final long PATIENCE_SECONDS = 180;

    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final StringBuilder message = new StringBuilder(); // only the socket's thread uses it
    private final WebSocket socket;
    private volatile String session = "";

    /**
     * @param browser where it listens, on this computer
     * @throws IOException if that is elsewhere, or it does not answer
     */
    Devtools(URI browser) throws IOException, InterruptedException {
        if (!"127.0.0.1".equals(browser.getHost())) {
            throw new IOException("not on this computer: " + browser);
        }
        try {
            this.socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(browser, this)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the browser does not talk", e);
        }
    }

    /** Opens a page and waits until it is loaded. */
    void open(URI page) throws IOException, InterruptedException {
        String target = ask("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        session = ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        ask("Page.enable", Map.of());
        ask("Page.navigate", Map.of("url", page.toString()));
        await(loaded);
    }

    /** What an expression comes to in the page, promises awaited. */
    JsonNode evaluate(String expression) throws IOException, InterruptedException {
        JsonNode said =
                ask("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (said.has("exceptionDetails")) {
            throw new IOException(said.get("exceptionDetails").toString());
        }
        return said.path("result").path("value");
    }

    /** Asks and waits. */
    JsonNode ask(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        int number = numbers.incrementAndGet();
        ObjectNode question = Json.mapper().createObjectNode().put("id", number).put("method", method);
        question.set("params", Json.mapper().valueToTree(parameters));
        if (!session.isEmpty()) {
            question.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        socket.sendText(Json.line(question), true).join();
        JsonNode said = await(answer);
        if (said.has("error")) {
            throw new IOException(method + ": " + said.get("error"));
        }
        return said.path("result");
    }

    private static <T> T await(CompletableFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the browser did not answer", e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            take(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void take(String text) {
        try {
            JsonNode said = Json.tree(text);
            if (said.path("method").asText().equals("Page.loadEventFired")) {
                loaded.complete(null);
            }
            CompletableFuture<JsonNode> asked = waiting.remove(said.path("id").asInt());
            if (asked != null) {
                asked.complete(said);
            }
        } catch (JsonProcessingException e) {
            onError(socket, e);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        onError(from, new IOException("the browser has gone: " + reason));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        loaded.completeExceptionally(error);
        waiting.values().forEach(answer -> answer.completeExceptionally(error));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
