package graft.backbone;

import graft.backbone.BackboneCatalogue.Entry;
import graft.backbone.BackboneCatalogue.WeightsFile;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.BatchNormFolding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes backbones of weights files that a person points at. */
public final class BackboneFiles {

    private final BackboneCatalogue catalogue;

    /**
     * @param catalogue tells title, licence and terms of what it knows
     */
    public BackboneFiles(BackboneCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Loads a file. Licence and terms are told only where the catalogue knows this very file.
     *
     * @param file Keras HDF5 or safetensors
     * @param architecture its name, or empty to recognise it
     * @throws GraftException with {@link ErrorCode#WEIGHTS}: one sentence that says what is wrong with the file
     */
    public Backbone read(Path file, Optional<String> architecture) {
        BatchNormFolding.Folded folded =
                architecture.map(a -> WeightFiles.load(file, a)).orElseGet(() -> WeightFiles.load(file));
        String name = folded.network().name();
        Optional<Entry> entry = catalogue.ofArchitecture(name);
        Optional<WeightsFile> known = known(file);
        BackboneInfo info = new BackboneInfo(
                name,
                entry.map(Entry::title).orElse(name),
                entry.map(Entry::description).orElseGet(() -> text("backbone.ownDescription")),
                name,
                folded.weights().digest(),
                known.map(WeightsFile::licence).orElseGet(() -> text("backbone.unknownLicence")),
                known.map(WeightsFile::terms).orElseGet(() -> text("backbone.unknownTerms")),
                known.map(WeightsFile::source).orElseGet(() -> String.valueOf(file.getFileName())),
                entry.map(Entry::citation).orElse(""),
                entry.flatMap(Entry::top1),
                known.flatMap(WeightsFile::commercial));
        return new Backbone(info, folded.network(), folded.weights());
    }

    private Optional<WeightsFile> known(Path file) {
        try {
            Digests.Pair digests = Digests.bothOfFile(file);
            String name = String.valueOf(file.getFileName());
            return catalogue.fileOf(name, Files.size(file), digests.sha256(), digests.md5());
        } catch (IOException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.unreadable", file), e);
        }
    }

    /**
     * The identity of a weights file.
     *
     * @return SHA-256 of its bytes, in hexadecimal digits
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it cannot be read
     */
    public static String digest(Path file) {
        try {
            return Digests.ofFile(file);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.unreadable", file), e);
        }
    }

    private static String text(String key) {
        return Message.of(key).english();
    }
}
