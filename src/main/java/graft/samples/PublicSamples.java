package graft.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.ErrorCode;
import graft.common.Json;
import graft.common.download.Download;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Well-known datasets that can be downloaded, as data: {@code assets/samples.json}, which is packed beside the classes.
 *
 * @param schemaVersion layout of the file
 * @param samples in the order in which they are offered
 */
public record PublicSamples(int schemaVersion, List<Sample> samples) {

    private static final String RESOURCE = "/graft/assets/samples.json";
    private static final int SCHEMA_VERSION = 1;
    private static final long LARGEST = 4L << 30;

    /**
     * A dataset.
     *
     * @param id what it is asked for by, and the name of its folder
     * @param title for a heading
     * @param about one sentence
     * @param classes what there is to tell apart
     * @param licence of the pictures
     * @param source who made it
     * @param archives what it consists of
     */
    public record Sample(
            String id,
            String title,
            String about,
            List<String> classes,
            String licence,
            String source,
            List<Archive> archives) {
        public Sample {
            classes = List.copyOf(classes);
            archives = List.copyOf(archives);
            if (!id.matches("[a-z0-9][a-z0-9_-]{0,40}") || archives.isEmpty()) {
                throw new IllegalArgumentException("no sample: " + id);
            }
        }

        /** How much there is to fetch, as far as that is known. */
        public long bytes() {
            return archives.stream().mapToLong(a -> a.bytes().orElse(0L)).sum();
        }
    }

    /**
     * An archive.
     *
     * @param name of the file
     * @param addresses where it lies, the best first
     * @param bytes its length, where published
     * @param sha256 its digest, where published
     * @param from the folder in it that matters; empty for all
     * @param to the folder of the dataset that it becomes; empty for the dataset itself
     */
    public record Archive(
            String name, List<URI> addresses, Optional<Long> bytes, Optional<String> sha256, String from, String to) {
        public Archive {
            addresses = List.copyOf(addresses);
            if (!(from + to + name).matches("[A-Za-z0-9_.-]+") || from.equals("..") || to.equals("..")) {
                throw new IllegalArgumentException("no archive: " + name);
            }
        }

        Download download() {
            return new Download(name, addresses, bytes, sha256, Optional.empty(), LARGEST, ErrorCode.DATA);
        }
    }

    public PublicSamples {
        samples = List.copyOf(samples);
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalArgumentException("samples of layout " + schemaVersion);
        }
        if (samples.stream().map(Sample::id).distinct().count() != samples.size()) {
            throw new IllegalArgumentException("two samples of one id");
        }
    }

    /** Those that this version of Graft knows. */
    public static PublicSamples bundled() {
        try (InputStream in = PublicSamples.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " was not packed");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    static PublicSamples read(String json) throws JsonProcessingException {
        return Json.read(json, PublicSamples.class);
    }

    /** The one of this id. */
    public Optional<Sample> find(String id) {
        return samples.stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
