package graft.backbone;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.backbone.family.Architectures;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The backbones that Graft knows of, as data: {@code assets/backbones/catalogue.json}, which is packed beside the classes.
 *
 * @param schemaVersion layout of the file
 * @param backbones in the order in which they are offered
 */
public record BackboneCatalogue(int schemaVersion, List<Entry> backbones) {

    private static final String RESOURCE = "/graft/assets/backbones/catalogue.json";
    private static final int SCHEMA_VERSION = 1;

    /**
     * A backbone.
     *
     * @param id unique in the catalogue
     * @param title for a heading
     * @param description one sentence
     * @param architecture as {@link Architectures#byName} knows it
     * @param citation what to cite
     * @param top1 published share of the ImageNet validation pictures it names right, in percent
     * @param files files with its weights; the first with a URL is the one to download
     */
    public record Entry(
            String id,
            String title,
            String description,
            String architecture,
            String citation,
            Optional<Double> top1,
            List<WeightsFile> files) {
        public Entry {
            files = List.copyOf(files);
            if (!Architectures.has(architecture)) {
                throw new IllegalArgumentException(id + ": no architecture called " + architecture);
            }
        }

        /** The file to download, if there is one. */
        public Optional<WeightsFile> download() {
            return files.stream().filter(f -> f.url().isPresent()).findFirst();
        }
    }

    /**
     * A file with weights.
     *
     * @param name as its publisher calls it
     * @param url where it can be had, https only
     * @param mirrors where else the very same file can be had, asked in turn; only of a file whose digest is published
     * @param bytes its length, where known
     * @param sha256 its digest, where known; 64 lower-case hexadecimal digits
     * @param md5 an older digest, where its publisher states only that
     * @param licence of the weights
     * @param terms of the data they learned from
     * @param source who made them
     * @param licenceSource where the licence is stated
     * @param commercial whether they may be used to earn money
     */
    public record WeightsFile(
            String name,
            Optional<String> url,
            List<String> mirrors,
            Optional<Long> bytes,
            Optional<String> sha256,
            Optional<String> md5,
            String licence,
            String terms,
            String source,
            Optional<String> licenceSource,
            Optional<CommercialUse> commercial) {
        public WeightsFile {
            // A catalogue need not say that there are none.
            mirrors = Optional.ofNullable(mirrors).map(List::copyOf).orElseGet(List::of);
            addresses(url, mirrors).filter(u -> !u.startsWith("https://")).forEach(u -> {
                throw new IllegalArgumentException(name + ": not https: " + u);
            });
            if (!mirrors.isEmpty() && (url.isEmpty() || sha256.or(() -> md5).isEmpty())) {
                throw new IllegalArgumentException(name + ": mirrors of what nobody could tell from another file");
            }
        }

        /** Whether they may be used to earn money, as far as is known. */
        public CommercialUse use() {
            return commercial.orElseGet(CommercialUse::unknown);
        }

        /**
         * How to get it, from its own address first and then from its mirrors.
         *
         * @param through leads to where an address is really fetched from
         * @throws IllegalStateException if it has no address
         */
        public Download asDownload(UnaryOperator<URI> through) {
            if (url.isEmpty()) {
                throw new IllegalStateException(name + " has no address");
            }
            List<URI> addresses =
                    addresses(url, mirrors).map(URI::create).map(through).toList();
            return new Download(name, addresses, bytes, sha256, md5, WeightFiles.LARGEST, ErrorCode.WEIGHTS);
        }

        private static Stream<String> addresses(Optional<String> url, List<String> mirrors) {
            return Stream.concat(url.stream(), mirrors.stream());
        }

        private boolean isOf(String otherName, long length, String otherSha256, String otherMd5) {
            if (sha256.isPresent() || md5.isPresent()) {
                return sha256.orElse(otherSha256).equals(otherSha256)
                        && md5.orElse(otherMd5).equals(otherMd5);
            }
            return name.equals(otherName) && bytes.filter(b -> b == length).isPresent();
        }
    }

    public BackboneCatalogue {
        backbones = List.copyOf(backbones);
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalArgumentException("catalogue of layout " + schemaVersion);
        }
        if (backbones.stream().map(Entry::id).distinct().count() != backbones.size()) {
            throw new IllegalArgumentException("two backbones of one id");
        }
    }

    /** The catalogue that belongs to this version of Graft. */
    public static BackboneCatalogue bundled() {
        try (InputStream in = BackboneCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " was not packed");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    static BackboneCatalogue read(String json) throws JsonProcessingException {
        return Json.read(json, BackboneCatalogue.class);
    }

    /** The backbone of this id. */
    public Optional<Entry> find(String id) {
        return backbones.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /** The first backbone of this architecture. */
    public Optional<Entry> ofArchitecture(String architecture) {
        return backbones.stream()
                .filter(e -> e.architecture().equals(architecture))
                .findFirst();
    }

    /**
     * What is known about a file. It is told by its digest; where its publisher states none, by name and length, which is enough to
     * say whose terms apply.
     *
     * @param sha256 its digest
     * @param md5 its older digest
     */
    Optional<WeightsFile> fileOf(String name, long bytes, String sha256, String md5) {
        return backbones.stream()
                .flatMap(e -> e.files().stream())
                .filter(f -> f.isOf(name, bytes, sha256, md5))
                .findFirst();
    }
}
