package graft.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule of {@link ArchitectureTest} is asked about a class that breaks it, compiled here from its text, and must say so:
 * a rule that nothing can break guards nothing.
 */
class SeededViolationsTest {

    private static final Pattern PACKAGE = Pattern.compile("package ([a-z0-9.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|record) ([A-Za-z0-9]+)");
    private static final String NULL_MARKED = "@org.jspecify.annotations.NullMarked ";

    @TempDir
    Path folder;

    /**
     * A rule and what breaks it.
     *
     * @param rule the name of the test that holds it
     * @param ask the test
     * @param named what its message must name
     * @param sources the classes
     */
    private record Seed(String rule, Consumer<ArchitectureTest> ask, String named, List<String> sources) {
        @Override
        public String toString() {
            return rule + ": " + sources.get(0);
        }
    }

    private static Seed seed(String rule, Consumer<ArchitectureTest> ask, String named, String... sources) {
        return new Seed(rule, ask, named, List.of(sources));
    }

    static List<Seed> seeds() {
        List<Seed> seeds = new ArrayList<>(List.of(
                seed(
                        "everyPackageHasItsPlaceOnTheMap",
                        ArchitectureTest::everyPackageHasItsPlaceOnTheMap,
                        "misc",
                        "package graft.misc; class Anything {}"),
                seed(
                        "firstLevelPackagesHaveNoCycles",
                        ArchitectureTest::firstLevelPackagesHaveNoCycles,
                        "Cycle detected",
                        "package graft.data; public class There { graft.network.Back back; }",
                        "package graft.network; public class Back { graft.data.There there; }"),
                seed(
                        "onlyDl4jPackagesTouchNd4j",
                        ArchitectureTest::onlyDl4jPackagesTouchNd4j,
                        "org.nd4j.linalg.api.ndarray.INDArray",
                        "package graft.training; class Seeded { org.nd4j.linalg.api.ndarray.INDArray array; }"),
                seed(
                        "onlyOnnxPackagesTouchOnnxRuntime",
                        ArchitectureTest::onlyOnnxPackagesTouchOnnxRuntime,
                        "ai.onnxruntime.OrtSession",
                        "package graft.training.dl4j; class Seeded { ai.onnxruntime.OrtSession session; }"),
                seed(
                        "onlyTheWorkerNamesNativePackages",
                        ArchitectureTest::onlyTheWorkerNamesNativePackages,
                        "graft.training.onnx.OnnxTrunk",
                        "package graft.cli; class Seeded { graft.training.onnx.OnnxTrunk trunk; }"),
                seed(
                        "onlyTheChildSideIsTheChildSide",
                        ArchitectureTest::onlyTheChildSideIsTheChildSide,
                        "graft.worker.server.WorkerMain",
                        "package graft.worker.client; class Seeded { graft.worker.server.WorkerMain main; }"),
                seed(
                        "onnxFilesAreReadAndWrittenInOnePlace",
                        ArchitectureTest::onnxFilesAreReadAndWrittenInOnePlace,
                        "com.google.protobuf.ByteString",
                        "package graft.model; class Seeded { com.google.protobuf.ByteString bytes; }"),
                seed(
                        "hdf5IsReadInOnePlace",
                        ArchitectureTest::hdf5IsReadInOnePlace,
                        "io.jhdf.HdfFile",
                        "package graft.network; class Seeded { io.jhdf.HdfFile file; }"),
                seed(
                        "picturesAreDecodedInOnePlace",
                        ArchitectureTest::picturesAreDecodedInOnePlace,
                        "java.awt.image.BufferedImage",
                        "package graft.training; class Seeded { java.awt.image.BufferedImage image; }"),
                seed(
                        "standardStreamsBelongToTheEdges",
                        ArchitectureTest::standardStreamsBelongToTheEdges,
                        "java.lang.System.out",
                        "package graft.run; class Seeded { void say() { System.out.println(); } }"),
                seed(
                        "logsGoThroughSlf4j",
                        ArchitectureTest::logsGoThroughSlf4j,
                        "graft.run.Seeded.LOG",
                        "package graft.run; class Seeded {"
                                + " private static final java.util.logging.Logger LOG"
                                + " = java.util.logging.Logger.getLogger(\"x\"); }"),
                seed(
                        "logsGoThroughSlf4j",
                        ArchitectureTest::logsGoThroughSlf4j,
                        "ch.qos.logback.classic.Logger",
                        "package graft.run; class Seeded { ch.qos.logback.classic.Logger log; }"),
                seed(
                        "nothingThrowsWithoutSayingWhat",
                        ArchitectureTest::nothingThrowsWithoutSayingWhat,
                        "java.lang.RuntimeException",
                        "package graft.run; class Seeded { void fail() { throw new RuntimeException(\"no\"); } }"),
                seed(
                        "nothingIsEverDeserialised",
                        ArchitectureTest::nothingIsEverDeserialised,
                        "java.io.ObjectInputStream",
                        "package graft.run; class Seeded { java.io.ObjectInputStream in; }"),
                seed(
                        "onlyDownloadsOpenANetworkConnection",
                        ArchitectureTest::onlyDownloadsOpenANetworkConnection,
                        "java.net.Socket",
                        "package graft.run; class Seeded { java.net.Socket socket; }"),
                seed(
                        "onlyDownloadsOpenANetworkConnection",
                        ArchitectureTest::onlyDownloadsOpenANetworkConnection,
                        "java.net.http.HttpClient",
                        "package graft.cli; class Seeded { java.net.http.HttpClient client; }"),
                seed(
                        "archivesAreUnpackedInOnePlace",
                        ArchitectureTest::archivesAreUnpackedInOnePlace,
                        "ZipArchiveInputStream",
                        "package graft.run; class Seeded {"
                                + " org.apache.commons.compress.archivers.zip.ZipArchiveInputStream in; }"),
                seed(
                        "onlyTheWindowKnowsJavaFx",
                        ArchitectureTest::onlyTheWindowKnowsJavaFx,
                        "javafx.beans.property.StringProperty",
                        "package graft.run; class Seeded { javafx.beans.property.StringProperty name; }"),
                seed(
                        "modelsOfTheWindowHoldNoControl",
                        ArchitectureTest::modelsOfTheWindowHoldNoControl,
                        "javafx.scene.control.Button",
                        "package graft.app.train; class SeededModel { javafx.scene.control.Button button; }"),
                seed(
                        "onlyTasksAndTheStartCrossToTheJavaFxThread",
                        ArchitectureTest::onlyTasksAndTheStartCrossToTheJavaFxThread,
                        "javafx.application.Platform",
                        "package graft.app.train; class Seeded { void go() {"
                                + " javafx.application.Platform.runLater(() -> {}); } }"),
                seed(
                        "everyPackageIsNullMarked",
                        ArchitectureTest::everyPackageIsNullMarked,
                        "graft.run.fresh",
                        "package graft.run.fresh; class Seeded {}"),
                seed(
                        "valuesAreFinal",
                        ArchitectureTest::valuesAreFinal,
                        "graft.evaluation.Seeded.figure",
                        "package graft.evaluation; class Seeded { double figure; }")));
        ArchitectureTest.packages().forEach(name -> seeds.add(upwards(name)));
        return seeds;
    }

    /** Nobody may use the launcher; it itself may not use the engine. */
    private static Seed upwards(String name) {
        String used = name.equals("launch") ? "graft.training.TrainingPlan" : "graft.launch.Terminal";
        return seed(
                "packagesUseOnlyWhatLiesBelowThem",
                rules -> rules.packagesUseOnlyWhatLiesBelowThem(name),
                used,
                "package graft." + name + "; class Seeded { " + used + " used; }");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRuleNoticesWhatBreaksIt(Seed seed) throws IOException {
        ArchitectureTest rules = new ArchitectureTest();
        rules.classes = compile(seed.sources());
        assertThatThrownBy(() -> seed.ask().accept(rules))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(seed.named());
    }

    /** What breaks one rule was not simply refused by all. */
    @Test
    void aHarmlessClassBreaksNoRule() throws IOException {
        ArchitectureTest rules = new ArchitectureTest();
        rules.classes = compile(List.of(
                NULL_MARKED + "package graft.common;",
                "package graft.common; record Harmless(int number) {}",
                NULL_MARKED + "package graft.evaluation;",
                "package graft.evaluation; record Figure(double value) { graft.common.Progress progress() {"
                        + " return graft.common.Progress.NONE; } }"));
        for (Seed seed : seeds()) {
            assertThatCode(() -> seed.ask().accept(rules)).as(seed.rule()).doesNotThrowAnyException();
        }
    }

    @Test
    void everyRuleHasItsSeed() {
        Set<String> rules = Arrays.stream(ArchitectureTest.class.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(Test.class) || m.isAnnotationPresent(ParameterizedTest.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
        Set<String> seeded = seeds().stream().map(Seed::rule).collect(Collectors.toSet());
        assertThat(seeded)
                .as("rules of ArchitectureTest that are shown to be breakable")
                .isEqualTo(rules);
    }

    private JavaClasses compile(List<String> sources) throws IOException {
        Path target = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-d", target.toString(), "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path")));
        for (String source : sources) {
            Path file = folder.resolve(find(PACKAGE, source)).resolve(fileName(source));
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .as("compiled: %s", sources)
                .isZero();
        return new ClassFileImporter().importPath(target);
    }

    private static String fileName(String source) {
        return source.startsWith(NULL_MARKED) ? "package-info.java" : find(TYPE, source) + ".java";
    }

    private static String find(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        return Stream.of(matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .findFirst()
                .orElseThrow();
    }
}
