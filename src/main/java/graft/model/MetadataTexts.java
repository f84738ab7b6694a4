package graft.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.data.Fit;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@link ModelMetadata} as the texts (ONNX {@code metadata_props}) inside a model file, and back. The keys and what
 * stands under them are described in {@code docs/model-file.md}; other programs rely on them.
 */
public final class MetadataTexts {

    /** The version of these keys that this Graft writes and the newest it reads. */
    public static final int SCHEMA_VERSION = 1;

    private static final String PREFIX = "graft.";
    private static final String SCHEMA = PREFIX + "schemaVersion";
    /** How many keys there are, so that a file that lost its end cannot pass for one without a limit. */
    private static final String ENTRIES = PREFIX + "entries";

    /** No text that Graft writes comes near these; a file that holds longer ones was made to choke whoever shows it. */
    private static final int LONGEST_TEXT = 20_000;

    private static final int LONGEST_LABELS = 2_000_000;
    private static final int LONGEST_LABEL = 1_000;
    private static final int MOST_LABELS = 20_000;

    private MetadataTexts() {}

    /** The texts, by keys that all begin with {@code graft.}. */
    public static Map<String, String> write(ModelMetadata model) {
        Map<String, String> texts = new TreeMap<>();
        put(texts, "schemaVersion", SCHEMA_VERSION);
        put(texts, "id", model.id());
        put(texts, "version", model.version());
        put(texts, "title", model.title());
        put(texts, "labels", Json.line(model.labels()));
        put(texts, "input.height", model.height());
        put(texts, "input.width", model.width());
        put(texts, "fit", model.fit().text());
        put(texts, "resize", model.resize());
        put(texts, "decoding", model.decoding());
        put(texts, "temperature", model.temperature());
        model.limit().ifPresent(limit -> {
            put(texts, "limit", limit.probability());
            put(texts, "limit.pictures", limit.pictures());
        });
        put(texts, "pretrained.architecture", model.backbone().architecture());
        put(texts, "pretrained.id", model.backbone().id());
        put(texts, "pretrained.licence", model.backbone().licence());
        put(texts, "pretrained.dataTerms", model.backbone().dataTerms());
        put(texts, "pictures.training", model.counts().training());
        put(texts, "pictures.validation", model.counts().validation());
        put(texts, "pictures.test", model.counts().test());
        put(texts, "graftVersion", model.graftVersion());
        put(texts, "created", model.created());
        put(texts, "entries", texts.size() + 1);
        return texts;
    }

    private static void put(Map<String, String> texts, String key, Object value) {
        texts.put(PREFIX + key, value.toString());
    }

    /**
     * Reads the texts of a model file; keys that do not begin with {@code graft.} are not looked at.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if they are not those of a Graft model, not complete, made by
     *     a newer Graft, or say what no model can
     */
    public static ModelMetadata read(Map<String, String> texts) {
        Map<String, String> own = new TreeMap<>(texts);
        own.keySet().removeIf(key -> !key.startsWith(PREFIX));
        if (!own.containsKey(SCHEMA)) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.foreign"));
        }
        try {
            if (Integer.parseInt(own.get(SCHEMA)) > SCHEMA_VERSION) {
                throw new GraftException(
                        ErrorCode.WEIGHTS,
                        Message.of(
                                "model.newer",
                                own.getOrDefault(PREFIX + "graftVersion", "?").strip()));
            }
            if (own.size() != Integer.parseInt(own.getOrDefault(ENTRIES, ""))) {
                throw new IllegalArgumentException(own.size() + " entries");
            }
            return metadata(new Texts(own));
        } catch (IllegalArgumentException | DateTimeException | JsonProcessingException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.damaged"), e);
        }
    }

    private static ModelMetadata metadata(Texts texts) throws JsonProcessingException {
        Optional<KnownLimit> limit = texts.has("limit")
                ? Optional.of(new KnownLimit(texts.decimal("limit"), texts.whole("limit.pictures")))
                : Optional.empty();
        return new ModelMetadata(
                texts.text("id"),
                texts.whole("version"),
                texts.text("title"),
                labels(texts.text("labels")),
                texts.whole("input.height"),
                texts.whole("input.width"),
                fit(texts.text("fit")),
                texts.text("resize"),
                texts.text("decoding"),
                texts.decimal("temperature"),
                limit,
                new BackboneNote(
                        texts.text("pretrained.architecture"),
                        texts.text("pretrained.id"),
                        texts.text("pretrained.licence"),
                        texts.text("pretrained.dataTerms")),
                new PictureCounts(
                        texts.whole("pictures.training"),
                        texts.whole("pictures.validation"),
                        texts.whole("pictures.test")),
                texts.text("graftVersion"),
                Instant.parse(texts.text("created")));
    }

    private static List<String> labels(String text) throws JsonProcessingException {
        @Nullable String @Nullable [] labels = Json.read(text, String[].class);
        if (labels == null || Arrays.asList(labels).contains(null) || labels.length > MOST_LABELS) {
            throw new IllegalArgumentException("labels that are none, or too many");
        }
        if (Arrays.stream(labels).anyMatch(label -> String.valueOf(label).length() > LONGEST_LABEL)) {
            throw new IllegalArgumentException("a label that is too long");
        }
        return Arrays.stream(labels).map(String::valueOf).toList();
    }

    private static Fit fit(String text) {
        try {
            return Fit.parse(text);
        } catch (GraftException e) {
            // The sentence about a mistyped option would mislead about a file.
            throw new IllegalArgumentException("fit " + text, e);
        }
    }

    /** The texts without their prefix. */
    private record Texts(Map<String, String> map) {

        boolean has(String key) {
            return map.containsKey(PREFIX + key);
        }

        String text(String key) {
            String text = map.get(PREFIX + key);
            if (text == null) {
                throw new IllegalArgumentException("nothing under " + PREFIX + key);
            }
            if (text.length() > (key.equals("labels") ? LONGEST_LABELS : LONGEST_TEXT)) {
                throw new IllegalArgumentException(text.length() + " characters under " + PREFIX + key);
            }
            return text;
        }

        int whole(String key) {
            return Integer.parseInt(text(key));
        }

        double decimal(String key) {
            return Double.parseDouble(text(key));
        }
    }
}
