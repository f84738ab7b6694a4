package graft.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.AtomicFiles;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A model on its way to somebody else: a {@code .graft} file, which is a zip of {@value ModelWriter#MODEL_FILE},
 * {@value ModelWriter#LABELS_FILE}, {@value #CARD_FILE} and {@value #PROVENANCE_FILE}, and of nothing else. It holds no
 * pictures, no paths and no names of users.
 *
 * @param model the bytes of the ONNX file, handed over
 * @param labels the text of the list of labels
 * @param card the model card, Markdown
 * @param provenance how the model came about, JSON
 */
public record ModelBundle(byte[] model, String labels, String card, String provenance) {

    /** What the name of a bundle ends with. */
    public static final String SUFFIX = ".graft";

    /** The model card inside. */
    public static final String CARD_FILE = "model-card.md";

    /** How the model came about, inside. */
    public static final String PROVENANCE_FILE = "provenance.json";

    /** The key in the provenance under which the digests of the other files stand. */
    static final String DIGESTS = "sha256";

    /** The key in the provenance under which stands how well the model did. */
    private static final String STATED = "stated";

    /** The earliest time that a zip can hold; all entries have it, so that equal content gives equal bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final byte[] ZIP_MAGIC = {'P', 'K'};

    /**
     * The bundle of a model.
     *
     * @param model the bytes of its ONNX file
     * @param card the model card, Markdown
     * @param provenance what else is known of how it came about; the digests of the files are added
     * @throws GraftException if the model is none
     * @throws IllegalArgumentException if card or provenance hold a path or name of this machine's user
     */
    public static ModelBundle of(byte[] model, String card, ObjectNode provenance) {
        String labels = ModelWriter.labelsText(ModelFile.of(model).metadata().labels());
        ObjectNode complete = provenance.deepCopy();
        ObjectNode digests = complete.putObject(DIGESTS);
        digests.put(ModelWriter.MODEL_FILE, Digests.ofBytes(model));
        digests.put(ModelWriter.LABELS_FILE, Digests.ofText(labels));
        digests.put(CARD_FILE, Digests.ofText(card));
        String text = Json.pretty(complete);
        Privacy.requireNothingPrivate(card);
        complete.forEach(Privacy::requireNothingPrivate);
        return new ModelBundle(model, labels, card, text);
    }

    /** The provenance of a bundle, with how well its model did. */
    public static ObjectNode stating(ObjectNode provenance, StatedResult result) {
        ObjectNode more = provenance.deepCopy();
        more.set(STATED, Json.mapper().valueToTree(result));
        return more;
    }

    /**
     * How well the model did, in the word of whoever made the bundle.
     *
     * @return nothing where it does not say
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if what it says cannot be
     */
    public Optional<StatedResult> stated() {
        try {
            JsonNode said = Json.tree(provenance).path(STATED);
            return said.isMissingNode() || said.isNull()
                    ? Optional.empty()
                    : Optional.of(Json.mapper().treeToValue(said, StatedResult.class));
        } catch (JsonProcessingException e) {
            throw BundleReader.refused("what it says of its results", e);
        }
    }

    /** What the model says of itself. */
    public ModelMetadata metadata() {
        return ModelFile.of(model).metadata();
    }

    /**
     * Writes the bundle, which appears complete or not at all. The same content gives the same bytes on every machine:
     * nothing is compressed (weights hardly can be), and times are left out.
     */
    public void write(Path target) throws IOException {
        AtomicFiles.write(target, this::write);
    }

    private void write(OutputStream out) throws IOException {
        // Not closed: the stream underneath belongs to the caller.
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            ZipEntry entry = new ZipEntry(file.getKey());
            CRC32 crc = new CRC32();
            crc.update(file.getValue());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(file.getValue().length);
            entry.setCrc(crc.getValue());
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            zip.write(file.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Puts the four files into a folder, each complete or not at all, over any of the same names. */
    public void unpack(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            AtomicFiles.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(ModelWriter.MODEL_FILE, model);
        files.put(ModelWriter.LABELS_FILE, labels.getBytes(StandardCharsets.UTF_8));
        files.put(CARD_FILE, card.getBytes(StandardCharsets.UTF_8));
        files.put(PROVENANCE_FILE, provenance.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Whether a file begins as a zip does. */
    public static boolean isBundle(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP_MAGIC.length), ZIP_MAGIC);
        }
    }

    /**
     * Reads a bundle whole. Names are compared, never used as paths; no more is unpacked than the limits allow, whatever
     * the entries claim; what is not as its digest says is refused.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if the file is no complete and sound bundle
     * @throws IOException if it cannot be read
     */
    public static ModelBundle read(Path file) throws IOException {
        Map<String, byte[]> files = BundleReader.read(file);
        ModelBundle bundle = new ModelBundle(
                files.getOrDefault(ModelWriter.MODEL_FILE, new byte[0]),
                text(files, ModelWriter.LABELS_FILE),
                text(files, CARD_FILE),
                text(files, PROVENANCE_FILE));
        JsonNode digests = digests(bundle.provenance);
        for (String name : new String[] {ModelWriter.MODEL_FILE, ModelWriter.LABELS_FILE, CARD_FILE}) {
            byte[] content = files.get(name);
            if (content == null
                    || !Digests.ofBytes(content).equals(digests.path(name).asText())) {
                throw BundleReader.refused(name + " is not what its digest says", null);
            }
        }
        return bundle;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static JsonNode digests(String provenance) {
        try {
            return Json.tree(provenance).path(DIGESTS);
        } catch (JsonProcessingException e) {
            throw BundleReader.refused("provenance", e);
        }
    }

    /** The model inside a bundle; see {@link #read}. */
    static byte[] modelBytes(Path file) throws IOException {
        return read(file).model();
    }
}
