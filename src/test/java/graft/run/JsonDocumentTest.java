package graft.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {

    /** Version 1 had {@code width} in inches, version 2 in metres; version 3 calls it {@code length}. */
    record Plank(double length, List<String> kinds, Optional<String> remark) {}

    private static final JsonDocument<Plank> PLANKS = new JsonDocument<>(
            Plank.class, old -> old.put("width", old.required("width").asDouble() * 0.0254), old -> {
                ObjectNode renamed = old.put("length", old.required("width").asDouble());
                renamed.remove("width");
                return renamed;
            });

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("plank.json"), content);
    }

    @Test
    void whatIsWrittenHasItsVersionInFrontAndComesBack() throws IOException {
        Path file = folder.resolve("plank.json");
        Plank plank = new Plank(2.5, List.of("oak"), Optional.empty());
        PLANKS.write(file, plank);
        assertThat(PLANKS.version()).isEqualTo(3);
        assertThat(Files.readString(file)).startsWith("{\n  \"schemaVersion\" : 3,");
        assertThat(PLANKS.read(file)).isEqualTo(plank);
    }

    @Test
    void olderVersionsAreBroughtUpToDateStepByStep() throws IOException {
        Plank expected = new Plank(1.016, List.of("fir"), Optional.empty());
        assertThat(PLANKS.read(file("{\"schemaVersion\":1,\"width\":40,\"kinds\":[\"fir\"]}")))
                .isEqualTo(expected);
        assertThat(PLANKS.read(file("{\"schemaVersion\":2,\"width\":1.016,\"kinds\":[\"fir\"]}")))
                .isEqualTo(expected);
    }

    @Test
    void aFieldThatIsNotKnownChangesNothing() throws IOException {
        assertThat(PLANKS.read(file("{\"schemaVersion\":3,\"length\":1,\"kinds\":[],\"colour\":\"red\"}")))
                .isEqualTo(new Plank(1, List.of(), Optional.empty()));
    }

    @Test
    void aNewerVersionIsRefusedWithASentence() throws IOException {
        Path file = file("{\"schemaVersion\":4,\"length\":1,\"kinds\":[]}");
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> PLANKS.read(file))
                .satisfies(e -> {
                    assertThat(e.userMessage().key()).isEqualTo("run.fileNewer");
                    assertThat(e.code()).isEqualTo(ErrorCode.DATA);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "7",
                "{}",
                "{\"schemaVersion\":\"3\",\"length\":1,\"kinds\":[]}",
                "{\"schemaVersion\":0,\"length\":1,\"kinds\":[]}",
                "{\"schemaVersion\":2.5,\"length\":1,\"kinds\":[]}",
                "{\"schemaVersion\":99999999999,\"length\":1,\"kinds\":[]}",
                "{\"schemaVersion\":3,\"kinds\":[]}",
                "{\"schemaVersion\":3,\"length\":1}",
                "{\"schemaVersion\":3,\"length\":null,\"kinds\":[]}",
                "{\"schemaVersion\":3,\"length\":\"long\",\"kinds\":[]}",
                "{\"schemaVersion\":1,\"kinds\":[]}",
            })
    void anythingElseIsDamaged(String content) throws IOException {
        Path file = file(content);
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> PLANKS.read(file))
                .satisfies(e -> assertThat(e.userMessage().key()).isEqualTo("run.fileDamaged"));
    }

    @Test
    void aFileThatIsNotThereIsMissing() {
        assertThat(PLANKS.readIfThere(folder.resolve("none.json"))).isEmpty();
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> PLANKS.read(folder.resolve("none.json")))
                .satisfies(e -> assertThat(e.userMessage().key()).isEqualTo("run.fileMissing"));
    }
}
