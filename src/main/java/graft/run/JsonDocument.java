package graft.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One kind of JSON file with a {@code schemaVersion}: how it is written, read, brought up to date when it is older, and
 * refused when it is newer or damaged.
 *
 * @param <T> the record it holds; every component but an {@code Optional} must be there
 */
public final class JsonDocument<T> {

    static final String SCHEMA_VERSION = "schemaVersion";

    /** The key of the sentence about a file that is cut off or holds something else. */
    static final String DAMAGED = "run.fileDamaged";

    /** No document of ours comes near; a larger file is something else. */
    private static final long MOST_BYTES = 64L << 20;

    private final Class<T> type;
    private final ObjectReader reader;
    private final List<UnaryOperator<ObjectNode>> migrations;

    /**
     * @param migrations the first brings version 1 to version 2, and so on; as many as it takes to the present version.
     *     They ask for what they need by {@code required}, so that a damaged old file is known as such
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied, never written to
    public JsonDocument(Class<T> type, UnaryOperator<ObjectNode>... migrations) {
        this.type = type;
        this.migrations = List.of(migrations);
        // A missing component is read as null, which no record of ours takes: such a file is damaged.
        this.reader = Json.mapper().readerFor(type).with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    /** The version that is written: one more than there are migrations. */
    public int version() {
        return migrations.size() + 1;
    }

    /** Writes the file, complete or not at all. */
    public void write(Path file, T value) throws IOException {
        AtomicFiles.writeText(file, Json.pretty(tree(value)));
    }

    /** The value with its version in front. */
    ObjectNode tree(T value) {
        ObjectNode tree = Json.mapper().createObjectNode().put(SCHEMA_VERSION, version());
        tree.setAll((ObjectNode) Json.mapper().valueToTree(value));
        if (tree.get(SCHEMA_VERSION).asInt() != version()) {
            throw new IllegalArgumentException(type.getSimpleName() + " of version " + tree.get(SCHEMA_VERSION));
        }
        return tree;
    }

    /**
     * Reads a file.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is missing, unreadable, damaged, cut off, or of a newer
     *     version
     */
    public T read(Path file) {
        return readIfThere(file)
                .orElseThrow(() -> new GraftException(ErrorCode.DATA, Message.of("run.fileMissing", shown(file))));
    }

    /** As {@link #read}, but nothing where there is no such file. */
    public Optional<T> readIfThere(Path file) {
        String text;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw damaged(file, "more than " + MOST_BYTES + " bytes", null);
            }
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw damaged(file, e.toString(), e);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.fileUnreadable", shown(file)), e);
        }
        try {
            return Optional.of(parse(text, file));
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, e.toString(), e);
        }
    }

    private T parse(String text, Path file) throws IOException {
        JsonNode tree = Json.tree(text);
        if (!(tree instanceof ObjectNode document)) {
            throw new IllegalArgumentException("not an object");
        }
        requireReadable(tree.path(SCHEMA_VERSION), version(), file);
        for (int from = document.get(SCHEMA_VERSION).intValue(); from < version(); from++) {
            document = migrations.get(from - 1).apply(document).put(SCHEMA_VERSION, from + 1);
        }
        return reader.readValue(Json.mapper().treeAsTokens(document), type);
    }

    /** Refuses a version that is none, or newer than {@code newest}. */
    static void requireReadable(JsonNode version, int newest, Path file) {
        if (!version.isInt() || version.intValue() < 1) {
            throw new IllegalArgumentException("schemaVersion is " + version);
        }
        if (version.intValue() > newest) {
            throw new GraftException(
                    ErrorCode.DATA,
                    Message.of("run.fileNewer", shown(file)),
                    "schemaVersion " + version + ", known up to " + newest,
                    null);
        }
    }

    static GraftException damaged(Path file, String detail, @org.jspecify.annotations.Nullable Throwable cause) {
        return new GraftException(ErrorCode.DATA, Message.of(DAMAGED, shown(file)), detail, cause);
    }

    /** The file with the folder it lies in: enough to find it, and no more of the person's disk than that. */
    static String shown(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        Path folder = parent == null ? null : parent.getFileName();
        return folder == null ? String.valueOf(file.getFileName()) : folder + "/" + file.getFileName();
    }
}
