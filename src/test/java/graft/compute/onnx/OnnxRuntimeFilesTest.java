package graft.compute.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRuntimeFilesTest {

    @TempDir
    Path cache;

    private final OnnxRuntimeFiles files =
            new OnnxRuntimeFiles(System.getProperty("os.name"), System.getProperty("os.arch"));

    @Test
    void unpacksOnceAndMendsWhatIsNotWhole() throws IOException {
        Path folder = files.unpack(cache);
        Path library = folder.resolve(System.mapLibraryName("onnxruntime"));
        long bytes = Files.size(library);
        assertThat(folder.getFileName().toString()).startsWith("onnxruntime-");
        assertThat(bytes).isGreaterThan(1 << 20);
        assertThat(folder.resolve(System.mapLibraryName("onnxruntime4j_jni"))).isRegularFile();

        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(library, longAgo);
        files.unpack(cache);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(longAgo);

        Files.write(library, new byte[10]);
        files.unpack(cache);
        assertThat(library).hasSize(bytes);
    }

    @Test
    void saysWhereThereIsNoLibraryForAMachine() {
        assertThatThrownBy(() -> new OnnxRuntimeFiles("Plan 9", "sparc").unpack(cache))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("linux-sparc");
    }
}
