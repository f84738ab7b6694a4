package graft.worker.protocol;

import graft.common.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the messages of a JSON text sequence out of a stream in which anything may stand between them: native libraries
 * print to the same file behind Java's back. What stands outside a record is noise and goes to the {@link Listener}; a
 * record that is no message is reported there and skipped. Neither ever costs the message after it. For one thread.
 */
public final class MessageReader {

    /** Hears of what was read besides messages. */
    public interface Listener {

        /** Text that stood outside every record, one line or part of one at a time. */
        void noise(String text);

        /**
         * A record that is no message; the sender should be asked again for what one waits for.
         *
         * @param reason what is wrong with it
         * @param excerpt how it begins, at most 200 characters
         */
        void damaged(String reason, String excerpt);
    }

    /** Larger records are skipped as damaged: 64 MiB, some ten times what the largest answer needs. */
    public static final int MAX_RECORD_BYTES = 64 << 20;

    private static final int MAX_NOISE_BYTES = 8192;
    private static final int EXCERPT = 200;

    private final InputStream in;
    private final Listener listener;
    private final int maxRecordBytes;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private boolean inRecord;
    private boolean oversized;
    private long damagedRecords;

    /** Reads a stream, which stays the caller's to close. */
    public MessageReader(InputStream in, Listener listener) {
        this(in, listener, MAX_RECORD_BYTES);
    }

    MessageReader(InputStream in, Listener listener, int maxRecordBytes) {
        this.in = in;
        this.listener = listener;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * Waits for the next message.
     *
     * @return empty once the stream has ended
     */
    public Optional<WorkerMessage> next() throws IOException {
        while (true) {
            if (position == limit) {
                limit = in.read(buffer);
                position = 0;
                if (limit < 0) {
                    limit = 0;
                    return endOfStream();
                }
            }
            Optional<WorkerMessage> message = accept(buffer[position++]);
            if (message.isPresent()) {
                return message;
            }
        }
    }

    /** How many records so far were no messages. */
    public long damagedRecords() {
        return damagedRecords;
    }

    private Optional<WorkerMessage> accept(byte b) {
        if (b == MessageWriter.RECORD_SEPARATOR) {
            // RS opens a record wherever it stands: an unfinished one before it is lost, this one is not.
            if (inRecord) {
                damaged("cut off by the next record");
            } else {
                endNoise();
            }
            inRecord = true;
            return Optional.empty();
        }
        if (b == MessageWriter.LINE_FEED) {
            return endLine();
        }
        if (!inRecord) {
            pending.write(b);
            if (pending.size() >= MAX_NOISE_BYTES) {
                endNoise();
            }
        } else if (pending.size() < maxRecordBytes) {
            pending.write(b);
        } else {
            oversized = true;
        }
        return Optional.empty();
    }

    private Optional<WorkerMessage> endLine() {
        if (!inRecord) {
            endNoise();
            return Optional.empty();
        }
        Optional<WorkerMessage> message = Optional.empty();
        if (oversized) {
            damaged("longer than " + maxRecordBytes + " bytes");
        } else {
            message = decode();
        }
        inRecord = false;
        return message;
    }

    private Optional<WorkerMessage> endOfStream() {
        if (inRecord) {
            damaged("cut off by the end");
            inRecord = false;
        } else {
            endNoise();
        }
        return Optional.empty();
    }

    private Optional<WorkerMessage> decode() {
        byte[] record = pending.toByteArray();
        try {
            WorkerMessage message = Json.mapper().readValue(record, WorkerMessage.class);
            if (message == null) {
                damaged("null");
                return Optional.empty();
            }
            pending.reset();
            return Optional.of(message);
        } catch (IOException e) {
            damaged(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void damaged(String reason) {
        damagedRecords++;
        String text = takePending();
        oversized = false;
        listener.damaged(reason, text.length() > EXCERPT ? text.substring(0, EXCERPT) : text);
    }

    private void endNoise() {
        if (pending.size() > 0) {
            listener.noise(takePending());
        }
    }

    private String takePending() {
        String text = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        return text;
    }
}
