package graft.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildInfoTest {

    private static BuildInfo of(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return BuildInfo.of(properties);
    }

    @Test
    void whatTheBuildWasToldIsKnownAndAllElseIsNotInvented() throws IOException {
        BuildInfo told = of("version=0.1.0\ncommit=9be6ddf46e13\nday=2026-11-21\ndl4j=1\nonnxruntime=2\n");
        assertThat(told)
                .isEqualTo(new BuildInfo("0.1.0", Optional.of("9be6ddf46e13"), Optional.of("2026-11-21"), "1", "2"));
        BuildInfo untold = of("version=0.1.0\ncommit=\nday=${graft.build.day}\n");
        assertThat(untold.commit()).isEmpty();
        assertThat(untold.day()).isEmpty();
        assertThat(untold.dl4j()).isEqualTo("unknown");
    }

    @Test
    void theVersionOfOnnxRuntimeIsThatOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("pom.xml")).replaceAll("\\s+", "");
        assertThat(pom)
                .contains("<artifactId>onnxruntime</artifactId><version>"
                        + BuildInfo.current().onnxRuntime() + "</version>");
    }
}
