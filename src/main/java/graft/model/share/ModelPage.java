package graft.model.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.model.ModelFile;
import graft.model.ModelMetadata;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * One HTML file with a model and all that runs it inside. It opens from a disk in a browser, asks nobody for anything, and
 * answers the pictures that are dropped on it as Graft does; in German where the browser speaks German, in English elsewhere.
 *
 * @param model the model
 * @param results how well it did, one sentence each
 * @param limits what its user should know besides, one sentence each
 */
public record ModelPage(ModelFile model, List<Message> results, List<Message> limits) {

    /** What the name of a page ends with. */
    public static final String SUFFIX = ".html";

    private static final String MODEL_START = "<script type=\"text/plain\" id=\"model\">";
    private static final String MODEL_END = "</script>";
    /** In sentences that the page fills itself, each gap stands for itself. */
    private static final Object[] GAPS = {"{0}", "{1}", "{2}"};

    private static final Map<String, Message> WORDS = Map.of(
            "drop", Message.of("page.drop"),
            "choose", Message.of("page.choose"),
            "private", Message.of("page.private"),
            "opening", Message.of("page.opening"),
            "cannot", Message.of("page.cannot"),
            "unknown", Message.of("page.unknown"),
            "unknownMeaning", Message.of("page.unknownMeaning", GAPS),
            "unreadable", Message.of("page.unreadable"),
            "about", Message.of("page.about"));

    public ModelPage {
        results = List.copyOf(results);
        limits = List.copyOf(limits);
    }

    /**
     * Writes the page, which appears complete or not at all. The same content gives the same bytes.
     *
     * @throws GraftException if this build has no runtime for browsers
     */
    public void write(Path target) throws IOException {
        WebRuntime runtime = WebRuntime.load();
        String page = Template.script("page.html")
                .replace("#runtime#", packed(runtime.script()))
                .replace("#glue#", packed(runtime.glue()))
                .replace("#machine#", packed(runtime.machine()))
                .replace("#model#", packed(model.bytes()))
                // Last, because a person's own texts stand in it.
                .replace("#facts#", facts(runtime));
        AtomicFiles.writeText(target, page);
    }

    private String facts(WebRuntime runtime) {
        ObjectNode facts = Json.mapper().createObjectNode();
        ObjectNode described = Json.mapper().valueToTree(ModelFacts.of(model.metadata()));
        if (model.metadata().title().isEmpty()) {
            described.put("title", "Graft");
        }
        facts.set("model", described);
        ObjectNode words = facts.putObject("words");
        ObjectNode about = facts.putObject("about");
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            words.set(locale.getLanguage(), Json.mapper().valueToTree(words(runtime, locale)));
            about.set(locale.getLanguage(), Json.mapper().valueToTree(about(locale)));
        }
        // Inside a script of a page, no text may look like the end of that script.
        return Json.line(facts).replace("<", "\\u003c");
    }

    private Map<String, String> words(WebRuntime runtime, Locale locale) {
        Map<String, String> words = new TreeMap<>();
        WORDS.forEach((name, message) -> words.put(name, message.text(locale)));
        Message foot = Message.of("page.foot", model.metadata().graftVersion(), runtime.version());
        words.put("foot", foot.text(locale));
        return words;
    }

    private List<String> about(Locale locale) {
        ModelMetadata of = model.metadata();
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("page.classes", String.join(", ", of.labels())));
        lines.addAll(results);
        lines.add(of.limit()
                .map(l -> Message.of(
                        "model.cardLimit", String.format(Locale.ROOT, "%.0f", 100 * l.probability()), l.pictures()))
                .orElse(Message.of("model.cardNoLimit")));
        lines.add(Message.of("model.cardAlike"));
        lines.addAll(limits);
        lines.add(Message.of(
                "model.cardCounts",
                of.counts().training(),
                of.counts().validation(),
                of.counts().test()));
        lines.add(Message.of(
                "model.cardLicence", of.backbone().id(), of.backbone().licence()));
        lines.add(Message.of("model.cardDataTerms", of.backbone().dataTerms()));
        lines.add(Message.of("model.cardId", of.id(), Integer.toString(of.version())));
        return lines.stream().map(line -> line.text(locale)).toList();
    }

    /** Gzip in base64: a browser unpacks both by itself, and the machine comes to a quarter. */
    private static String packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /**
     * The model that a page holds.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it holds none that is sound
     */
    public static ModelFile modelOf(Path page) throws IOException {
        String text = Files.readString(page, StandardCharsets.UTF_8);
        int start = text.indexOf(MODEL_START);
        int end = text.indexOf(MODEL_END, Math.max(0, start));
        if (start < 0 || end < 0) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.foreign"));
        }
        byte[] packed;
        try {
            packed = Base64.getDecoder().decode(text.substring(start + MODEL_START.length(), end));
        } catch (IllegalArgumentException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.damaged"), e);
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes((int) ModelFile.LARGEST_BYTES);
            return ModelFile.of(bytes);
        } catch (ZipException | EOFException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("model.damaged"), e);
        }
    }
}
