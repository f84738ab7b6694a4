package graft.worker.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes messages as a JSON text sequence (RFC 7464): the byte RS (0x1E), the message as UTF-8 JSON without line breaks,
 * and a line feed. RS cannot occur inside, because JSON escapes control characters. May be used from any thread.
 */
public final class MessageWriter implements Closeable {

    static final byte RECORD_SEPARATOR = 0x1E;
    static final byte LINE_FEED = '\n';

    private final OutputStream out;

    /** Writes to a stream, which {@link #close()} closes. */
    public MessageWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes a message and flushes it. One call to the stream per message, so that what other threads of this process
     * print to the same file lands between messages and, up to the size a pipe takes whole (4096 bytes on Linux), never
     * inside one.
     *
     * @throws IOException if the other side is gone
     */
    public void write(WorkerMessage message) throws IOException {
        byte[] record = encode(message);
        synchronized (this) {
            out.write(record);
            out.flush();
        }
    }

    /** A message as the bytes that stand for it. */
    public static byte[] encode(WorkerMessage message) {
        byte[] json;
        try {
            json = Json.mapper().writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + message.getClass(), e);
        }
        byte[] record = new byte[json.length + 2];
        record[0] = RECORD_SEPARATOR;
        System.arraycopy(json, 0, record, 1, json.length);
        record[record.length - 1] = LINE_FEED;
        return record;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
