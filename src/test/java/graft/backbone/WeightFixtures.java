package graft.backbone;

import graft.common.ErrorCode;
import graft.common.GraftException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Small HDF5 files made with h5py the way Keras does, and wrong ones, from the test resources. */
final class WeightFixtures {

    private WeightFixtures() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = WeightFixtures.class.getResourceAsStream("/weights/" + name + ".h5.gz")) {
            if (in == null) {
                throw new IOException("no fixture " + name);
            }
            return new GZIPInputStream(in).readAllBytes();
        }
    }

    static Path file(String name, Path folder) throws IOException {
        return java.nio.file.Files.write(folder.resolve(name + ".h5"), bytes(name));
    }

    /**
     * Loads a file that may be damaged.
     *
     * @return what it was refused with; empty if it was loaded
     * @throws AssertionError if it was refused in any other way than with one sentence about weights
     */
    static Optional<GraftException> refusal(Path file) {
        try {
            WeightFiles.load(file);
            return Optional.empty();
        } catch (GraftException e) {
            String sentence = e.userMessage().english();
            if (e.code() != ErrorCode.WEIGHTS || sentence.contains("\n") || sentence.contains("Exception")) {
                throw new AssertionError(e.code() + ": " + sentence, e);
            }
            return Optional.of(e);
        }
    }
}
