package graft.common.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server on this machine that does what a test tells it, good or bad, byte by byte. */
final class ScriptedServer implements AutoCloseable {

    /** What was asked. */
    record Request(String path, Map<String, String> headers) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** Where a range begins; 0 without one. */
        int from() {
            return header("Range")
                    .map(r -> Integer.parseInt(r.substring("bytes=".length(), r.length() - 1)))
                    .orElse(0);
        }
    }

    /** Answers one request; the connection is closed afterwards. */
    @FunctionalInterface
    interface Script {
        void answer(Request request, Reply reply) throws IOException;
    }

    /** Writes an answer. */
    record Reply(OutputStream out, CountDownLatch over) {

        Reply head(int status, String... headers) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Because\r\nConnection: close\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return this;
        }

        Reply body(byte[] bytes, int from, int to) throws IOException {
            out.write(bytes, from, to - from);
            out.flush();
            return this;
        }

        /** The whole of a file, or the range that was asked for, as a good server does. */
        void serve(Request request, byte[] file, String etag) throws IOException {
            boolean same = request.header("If-Range").map(etag::equals).orElse(true);
            int from = same ? request.from() : 0;
            if (from >= file.length && from > 0) {
                head(416, "Content-Range: bytes */" + file.length);
            } else if (from > 0) {
                head(
                        206,
                        "ETag: " + etag,
                        "Content-Length: " + (file.length - from),
                        "Content-Range: bytes " + from + "-" + (file.length - 1) + "/" + file.length);
                body(file, from, file.length);
            } else {
                head(200, "ETag: " + etag, "Content-Length: " + file.length).body(file, 0, file.length);
            }
        }

        /** Sends nothing more until the test is over. */
        void stall() {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final ServerSocket socket;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Script script;

    ScriptedServer(Script script) {
        this.script = script;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept, "scripted-server");
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    void script(Script next) {
        script = next;
    }

    List<Request> requests() {
        return requests;
    }

    private void accept() {
        while (true) {
            try {
                Socket connection = socket.accept();
                daemon(() -> talk(connection), "scripted-server-connection");
            } catch (SocketException e) {
                return; // closed at the end of the test
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            String first = in.readLine();
            if (first == null) {
                return;
            }
            Map<String, String> headers = new TreeMap<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            Request request = new Request(first.split(" ")[1], headers);
            requests.add(request);
            script.answer(request, new Reply(connection.getOutputStream(), over));
        } catch (IOException e) {
            // The client has gone, as several tests want.
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        over.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
