package graft.backbone;

import graft.backbone.family.Architecture;
import graft.backbone.family.Architectures;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import graft.network.file.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens files with pretrained weights, of whatever format, and refuses all others with a sentence. */
public final class WeightFiles {

    /** Keras' largest, VGG19 with classifier, has 575 MB; a mapping can reach 2 GB. */
    private static final long LARGEST_MEGABYTES = 1500;

    private static final long MEGABYTE = 1_000_000;

    /** The largest file that is opened, in bytes. */
    static final long LARGEST = LARGEST_MEGABYTES * MEGABYTE;

    private WeightFiles() {}

    /**
     * Loads a Keras HDF5 or safetensors file, recognising the architecture by the shapes of its tensors.
     *
     * @return the network without batch normalisation, and its weights
     * @throws GraftException with {@link ErrorCode#WEIGHTS}: one sentence that says what is wrong with the file
     */
    public static BatchNormFolding.Folded load(Path file) {
        return load(file, Optional.empty());
    }

    /**
     * The same for a file that is known to belong to an architecture.
     *
     * @param architecture name of the architecture, as {@link Architectures#byName} knows it
     */
    public static BatchNormFolding.Folded load(Path file, String architecture) {
        return load(file, Optional.of(architecture));
    }

    private static BatchNormFolding.Folded load(Path file, Optional<String> name) {
        Optional<Architecture> architecture = name.map(WeightFiles::named);
        String shown = String.valueOf(file.getFileName());
        try {
            WeightFileFormat format = WeightFileFormat.of(file);
            if (!format.isReadable()) {
                throw new GraftException(ErrorCode.WEIGHTS, Message.of(format.refusal(), shown));
            }
            if (Files.size(file) > LARGEST) {
                throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.tooLarge", shown, LARGEST_MEGABYTES));
            }
            return format == WeightFileFormat.HDF5 ? keras(file, architecture) : own(file, architecture);
        } catch (NoSuchFileException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.missing", file), e);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.unreadable", file), e);
        }
    }

    private static Architecture named(String name) {
        return Architectures.byName(name)
                .orElseThrow(() -> new GraftException(
                        ErrorCode.USAGE, Message.of("weights.unknownArchitecture", name, Architectures.names())));
    }

    private static BatchNormFolding.Folded keras(Path file, Optional<Architecture> architecture) throws IOException {
        try (KerasHdf5 keras = KerasHdf5.open(file)) {
            List<KerasLayer> layers = keras.layers();
            return architecture
                    .map(a -> KerasWeights.assign(a, layers))
                    .orElseGet(() -> KerasWeights.recognize(layers));
        }
    }

    private static BatchNormFolding.Folded own(Path file, Optional<Architecture> architecture) throws IOException {
        NetworkDescription form = NamedWeights.recognize(
                SafeTensors.specs(file), architecture.map(List::of).orElseGet(Architectures::recognizable));
        SafeTensors.Content content = SafeTensors.read(file, form.weights()::contains);
        return NamedWeights.fold(NamedWeights.sized(form, content.metadata()), content.weights());
    }
}
