package graft.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import graft.cli.testing.PatternPictures;
import graft.common.Folders;
import graft.worker.client.TestWorkers;
import graft.worker.client.WorkerJar;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process of the window needs neither ND4J nor ONNX Runtime: it walks the whole way without having them at all. */
@Timeout(300)
class HiddenEnginesIT {

    private static final List<String> ENGINES = List.of("nd4j", "deeplearning4j", "javacpp", "openblas", "onnxruntime");

    @TempDir
    Path folder;

    @Test
    void theWholeWayIsWalkedWithoutNd4jAndOnnxRuntime() throws Exception {
        Path home = folder.resolve("home");
        Path pictures = PatternPictures.paint(folder.resolve("patterns"), 12, 1);
        WorkerJar jar = TestWorkers.jar(new Folders(home, home, home.resolve("cache")));
        try (WindowProcess window = WindowProcess.start(
                name -> ENGINES.stream().noneMatch(name::startsWith), jar, WalkMain.Walk.WHOLE_WAY, home, pictures)) {
            assertThat(window.awaitWord("hidden").split(" ")).hasSize(4);
            assertThat(window.awaitWord("walked")).isEqualTo("all");
            assertThat(window.awaitEnd()).isZero();
        }
    }
}
