package graft.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whether the native libraries of every system exist under the names and in the versions that the build asks for, without a
 * network: against a list of what Maven Central had. Another version of a library has to be looked for there first, and the
 * list be brought up to date; {@code installer/prove/natives.sh} fetches all of it.
 */
class NativesElsewhereTest {

    private static final String LIST = "/graft/installer/published-natives.txt";
    private static final List<String> JAVAFX = List.of("base", "graphics", "controls");

    @ParameterizedTest
    @EnumSource(Target.class)
    void whatTheBuildAsksForIsPublished(Target target) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Map<String, Long> published = published();
        assertThat(published).containsKeys(path("org/nd4j", "nd4j-native", pom, "dl4j.version", target.nd4j()));
        assertThat(published).containsKeys(path("org/bytedeco", "openblas", pom, "openblas.version", target.javaCpp()));
        assertThat(published).containsKeys(path("org/bytedeco", "javacpp", pom, "javacpp.version", target.javaCpp()));
        for (String module : JAVAFX) {
            assertThat(published)
                    .containsKeys(path("org/openjfx", "javafx-" + module, pom, "javafx.version", target.javaFx()));
        }
        assertThat(published.values()).allMatch(bytes -> bytes > 10_000);
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void theProfilesOfTheBuildNameTheSame(Target target) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom)
                .contains("<javacpp.platform>" + target.javaCpp() + "</javacpp.platform>")
                .contains("<nd4j.classifier>" + target.nd4j() + "</nd4j.classifier>");
        assertThat(Files.readString(Path.of("installer/prove/natives.sh")))
                .contains("resolve " + target.javaCpp() + " " + target.nd4j() + " " + target.javaFx() + "\n");
    }

    /** The one jar holds the libraries of all systems. */
    @ParameterizedTest
    @EnumSource(Target.class)
    void onnxRuntimeHasItsLibraries(Target target) {
        String name = target.windows() ? "onnxruntime.dll" : "libonnxruntime" + (target.mac() ? ".dylib" : ".so");
        assertThat(NativesElsewhereTest.class.getResource(
                        "/ai/onnxruntime/native/" + target.onnxRuntime() + "/" + name))
                .isNotNull();
    }

    @Test
    void theListIsOfTheThreeSystemsAndNothingElse() throws IOException {
        long each = 3 + JAVAFX.size();
        assertThat(published()).hasSize((int) each * Target.values().length);
    }

    private static String path(String group, String artifact, String pom, String property, String classifier) {
        Matcher version =
                Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)</").matcher(pom);
        assertThat(version.find()).as(property).isTrue();
        String number = version.group(1);
        return String.join("/", group, artifact, number, artifact + "-" + number + "-" + classifier + ".jar");
    }

    private static Map<String, Long> published() throws IOException {
        try (InputStream in = Objects.requireNonNull(NativesElsewhereTest.class.getResourceAsStream(LIST))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(line -> line[0], line -> Long.parseLong(line[1])));
        }
    }
}
