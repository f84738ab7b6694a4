package graft.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of JSON lines that is only ever appended to, the first of which says its version. Whatever a crash has left of it
 * can be read: a line that is not whole is passed over, and whoever appends ends a torn one first.
 */
public final class JsonLines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JsonLines.class);

    private final FileChannel channel;
    private final boolean goesOn;
    private boolean torn;

    private JsonLines(FileChannel channel, boolean goesOn, boolean torn) {
        this.channel = channel;
        this.goesOn = goesOn;
        this.torn = torn;
    }

    /** Takes a line that is whole; what it throws for a line that makes no sense passes over that line. */
    public interface Sink {
        void line(JsonNode line) throws IOException;
    }

    /**
     * Opens a file to append to it, and makes it with its version where it is not there.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if the file is of a newer Graft
     * @throws IOException if it cannot be written
     */
    public static JsonLines appendTo(Path file, int version) throws IOException {
        boolean goesOn = hasHeader(file, version);
        if (!goesOn) {
            // Nothing, or the beginning of a header: nothing that could be lost.
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, header(version) + "\n");
        }
        boolean torn = !endsWithLineBreak(file);
        return new JsonLines(FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND), goesOn, torn);
    }

    private static String header(int version) {
        return "{\"" + JsonDocument.SCHEMA_VERSION + "\":" + version + "}";
    }

    private static boolean endsWithLineBreak(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
        }
    }

    /** Whether the file was there already. */
    public boolean goesOn() {
        return goesOn;
    }

    /**
     * Appends a line, which reaches the system before this returns, so that a killed process loses none.
     *
     * @param force whether it must survive a power cut as well, and with it all before it
     */
    public void append(ObjectNode line, boolean force) throws IOException {
        String text = (torn ? "\n" : "") + Json.line(line) + "\n";
        torn = false;
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (force) {
            channel.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean hasHeader(Path file, int version) throws IOException {
        try (BufferedReader lines = lines(file)) {
            return isHeader(lines.readLine(), version, file);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Reads a file; one that is not there has no lines.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is of a newer Graft or the disk does not give it
     */
    public static void read(Path file, int version, Sink sink) {
        try (BufferedReader lines = lines(file)) {
            if (!isHeader(lines.readLine(), version, file)) {
                return;
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line, sink);
            }
        } catch (NoSuchFileException e) {
            // Nothing has been appended yet.
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.fileUnreadable", JsonDocument.shown(file)), e);
        }
    }

    private static void read(String line, Sink sink) {
        try {
            sink.line(Json.tree(line));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOG.debug("a line that is not whole is passed over: {}", e.toString());
        }
    }

    /** Bytes that are no UTF-8 (a torn letter, zeros after a power cut) must not end the reading, only spoil their line. */
    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private static boolean isHeader(@Nullable String line, int version, Path file) {
        if (line == null) {
            return false;
        }
        try {
            JsonDocument.requireReadable(Json.tree(line).path(JsonDocument.SCHEMA_VERSION), version, file);
            return true;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
        }
    }
}
