package graft.common.download;

import graft.common.CancellationToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks servers, follows where they send it, and gives back the first answer that is one. */
final class Exchange {

    private static final int MOST_REDIRECTIONS = 5;
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);

    private final Supplier<HttpClient> maker;
    private final Duration silence;
    private @Nullable HttpClient client;

    /**
     * @param maker makes the client when it is first needed: it costs a tenth of a second, which a window that only starts
     *     should not wait for
     */
    Exchange(Supplier<HttpClient> maker, Duration silence) {
        this.maker = maker;
        this.silence = silence;
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = maker.get();
        }
        return client;
    }

    /**
     * The answer of a server, its body still under way.
     *
     * @param body to be closed, whether read or not
     */
    record Answer(int status, HttpHeaders headers, BodyQueue body) implements AutoCloseable {

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        @Override
        public void close() {
            body.close();
        }
    }

    /** A redirection that is not followed. */
    static final class Astray extends IOException {
        private static final long serialVersionUID = 1;

        private final String why;

        Astray(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /**
     * @param wanted headers of the request
     * @throws Astray if redirections lead nowhere, or to an address that is not https
     * @throws IOException if there is no connection or no answer in time
     */
    Answer get(URI address, Map<String, String> wanted, CancellationToken cancellation) throws IOException {
        URI asked = address;
        Set<URI> seen = new HashSet<>();
        for (int i = 0; i <= MOST_REDIRECTIONS; i++) {
            if (!Addresses.isAllowed(asked)) {
                throw new Astray("not https: " + asked);
            }
            if (!seen.add(asked)) {
                throw new Astray("in a circle: " + asked);
            }
            Answer answer = ask(asked, wanted, cancellation);
            if (!REDIRECTIONS.contains(answer.status())) {
                return answer;
            }
            try (answer) {
                asked = target(asked, answer);
            }
        }
        throw new Astray("more than " + MOST_REDIRECTIONS + " redirections from " + address);
    }

    private static URI target(URI from, Answer answer) throws Astray {
        String location = answer.header("Location")
                .filter(place -> !place.isBlank())
                .orElseThrow(() -> new Astray("to nowhere from " + from));
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new Astray("to no address: " + location);
        }
    }

    private Answer ask(URI address, Map<String, String> wanted, CancellationToken cancellation) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "graft");
        wanted.forEach(request::header);
        CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> future =
                client().sendAsync(request.build(), HttpResponse.BodyHandlers.ofPublisher());
        try {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = await(future, cancellation);
            BodyQueue body = new BodyQueue();
            response.body().subscribe(body);
            return new Answer(response.statusCode(), response.headers(), body);
        } finally {
            // Does nothing to an exchange that has answered.
            future.cancel(true);
        }
    }

    private <T> T await(CompletableFuture<T> future, CancellationToken cancellation) throws IOException {
        long until = System.nanoTime() + silence.toNanos();
        while (true) {
            cancellation.throwIfCancelled();
            try {
                return future.get(Patience.GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (System.nanoTime() > until) {
                    throw new IOException("no answer for " + silence, e);
                }
            } catch (ExecutionException e) {
                throw new IOException("no answer", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
