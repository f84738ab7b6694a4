package graft.network.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The optional real data: weights, photographs and reference answers that are not part of the project. */
public final class TestData {

    private TestData() {}

    /** A file or folder of it; the test is skipped, saying so, where it is absent. */
    public static Path require(String relative) {
        Path path = Path.of(System.getProperty("graft.test.data", "../shared")).resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), () -> "real data absent: " + path);
        return path;
    }
}
