package graft.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The borders between packages. Each rule says why it is there; the map itself is in docs/architecture.md. */
class ArchitectureTest {

    private static final JavaClasses GRAFT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("graft");

    /** What is asked about; {@link SeededViolationsTest} puts classes here that break the rules. */
    JavaClasses classes = GRAFT;

    private static final Set<String> ENGINE =
            Set.of("common", "compute", "data", "network", "backbone", "evaluation", "training", "model");

    /** What each package may use of Graft besides itself. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("common", Set.of()),
            Map.entry("compute", Set.of("common")),
            Map.entry("data", Set.of("common")),
            Map.entry("samples", Set.of("common", "data")),
            Map.entry("network", Set.of("common")),
            Map.entry("backbone", Set.of("common", "network")),
            Map.entry("evaluation", Set.of("common")),
            Map.entry("training", Set.of("common", "data", "network", "backbone", "evaluation", "compute")),
            Map.entry("model", Set.of("common", "evaluation", "data", "network")),
            Map.entry("run", ENGINE),
            Map.entry("worker", with(ENGINE, "run")),
            Map.entry("cli", with(ENGINE, "samples", "run", "worker")),
            Map.entry("app", with(ENGINE, "run", "worker", "samples")),
            Map.entry("launch", Set.of("app", "cli", "common")),
            // Builds what is installed; not shipped itself, so nothing may use it.
            Map.entry("installer", Set.of("common")));

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    static Set<String> packages() {
        return new TreeSet<>(MAY_USE.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packagesUseOnlyWhatLiesBelowThem(String name) {
        String[] allowed =
                MAY_USE.get(name).stream().map(p -> "graft." + p + "..").toArray(String[]::new);
        DescribedPredicate<JavaClass> elsewhere = JavaClass.Predicates.resideInAPackage("graft..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed)))
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("graft." + name + "..")));
        noClasses()
                .that()
                .resideInAPackage("graft." + name + "..")
                .should()
                .dependOnClassesThat(elsewhere)
                .because("dependencies point one way, so that a reader can learn the packages from the bottom up")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void everyPackageHasItsPlaceOnTheMap() {
        Set<String> unknown = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> p.startsWith("graft."))
                .map(p -> p.split("\\.")[1])
                .filter(p -> !MAY_USE.containsKey(p))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unknown)
                .as("packages without a line in MAY_USE: say there what they may use")
                .isEmpty();
    }

    @Test
    void firstLevelPackagesHaveNoCycles() {
        slices().matching("graft.(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package with two names")
                .check(classes);
    }

    @Test
    void onlyDl4jPackagesTouchNd4j() {
        noClasses()
                .that()
                .resideInAPackage("graft..")
                .and()
                .resideOutsideOfPackage("graft..dl4j..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
                .because("whoever loads ND4J can be ended by a native crash, so its use must show in the package name")
                .check(classes);
    }

    @Test
    void onlyOnnxPackagesTouchOnnxRuntime() {
        noClasses()
                .that()
                .resideInAPackage("graft..")
                .and()
                .resideOutsideOfPackage("graft..onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .because("ONNX Runtime is native code and runs in workers only")
                .check(classes);
    }

    @Test
    void onlyTheWorkerNamesNativePackages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("graft..dl4j..", "graft..onnx..", "graft.worker.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("graft..dl4j..", "graft..onnx..")
                .because("the window and the terminal command must never load a native library, not even by accident")
                .check(classes);
    }

    @Test
    void onlyTheChildSideIsTheChildSide() {
        noClasses()
                .that()
                .resideOutsideOfPackage("graft.worker.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("graft.worker.server..")
                .because("the parent talks to a worker through the protocol only")
                .check(classes);
    }

    @Test
    void onnxFilesAreReadAndWrittenInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("graft.network.file..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnx.proto..", "com.google.protobuf..")
                .because("the classes of a file format stay with the code that reads and writes it")
                .check(classes);
    }

    @Test
    void hdf5IsReadInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("graft.backbone..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.jhdf..")
                .because("the classes of a file format stay with the code that reads it")
                .check(classes);
    }

    @Test
    void picturesAreDecodedInOnePlace() {
        noClasses()
                .that()
                // graft.installer draws icons and decodes nothing.
                .resideOutsideOfPackages("graft.data..", "graft.samples..", "graft.installer..")
                .and()
                // Ends the picture that the JVM shows while it starts; it sees no picture of a person's.
                .doNotHaveSimpleName("Splash")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..", "com.twelvemonkeys..", "com.drew..")
                .because("everything else works on RgbImage, which has no profile, alpha or orientation left to forget")
                .check(classes);
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages("graft.app..", "graft.launch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .because("the engine must run where there is no display, and be tested without one")
                .check(classes);
    }

    @Test
    void modelsOfTheWindowHoldNoControl() {
        noClasses()
                .that()
                .resideInAPackage("graft.app..")
                .and()
                .haveSimpleNameEndingWith("Model")
                .or()
                .resideInAnyPackage("graft.app.wizard..", "graft.app.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
                .because("a step model is tested without a stage, and a view only binds to it")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void onlyTasksAndTheStartCrossToTheJavaFxThread() {
        noClasses()
                .that()
                .resideInAPackage("graft.app..")
                .and()
                .resideOutsideOfPackage("graft.app.task..")
                .and()
                .doNotHaveSimpleName("DesktopApp")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.application.Platform")
                .because("whoever needs the JavaFX thread is given the way there, so that a test can give another")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void standardStreamsBelongToTheEdges() {
        noClasses()
                .that()
                .resideOutsideOfPackages("graft.cli..", "graft.launch..", "graft.worker.server..", "graft.installer..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("a worker's stdout is its protocol, and the terminal's output is the command's to decide")
                .check(classes);
    }

    @Test
    void logsGoThroughSlf4j() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING
                .because("there is one logging interface, SLF4J")
                .check(classes);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ch.qos.logback..", "org.apache.commons.logging..")
                .because("which library writes the log is decided where a process starts, by its configuration")
                .check(classes);
    }

    @Test
    void nothingThrowsWithoutSayingWhat() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS
                .because("a caller cannot tell one Exception from another")
                .check(classes);
    }

    @Test
    void nothingIsEverDeserialised() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .because("reading a Java object from a file runs whatever the file says")
                .check(classes);
    }

    @Test
    void onlyDownloadsOpenANetworkConnection() {
        noClasses()
                .that()
                .resideOutsideOfPackage("graft.common.download..")
                .and()
                // Talks to a browser that it started itself, on this computer only.
                .doNotHaveFullyQualifiedName("graft.worker.proof.Devtools")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "javax.net..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Socket|ServerSocket|URLConnection|HttpURLConnection|DatagramSocket)")
                .because("Graft works offline; only a download that a person asked for may use the network")
                .check(classes);
    }

    @Test
    void archivesAreUnpackedInOnePlace() {
        noClasses()
                .that()
                // graft.installer packs and unpacks nothing with it.
                .resideOutsideOfPackages("graft.common.download..", "graft.installer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.commons.compress..")
                .because("names and lengths in an archive are not to be trusted, and are checked there")
                .check(classes);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> p.getName().startsWith("graft"))
                .filter(p -> !isNullMarked(p))
                .map(JavaPackage::getName)
                .sorted()
                .toList();
        assertThat(unmarked)
                .as("packages without a package-info.java that says @NullMarked: NullAway would trust them blindly")
                .isEmpty();
    }

    private static boolean isNullMarked(JavaPackage javaPackage) {
        return javaPackage.tryGetPackageInfo().isPresent() && javaPackage.isAnnotatedWith(NullMarked.class);
    }

    @Test
    void valuesAreFinal() {
        classes()
                .that()
                .resideInAnyPackage("graft.evaluation..", "graft.network")
                .and()
                .areNotInterfaces()
                .should()
                .haveOnlyFinalFields()
                .because("descriptions and figures are values: whoever holds one may rely on it")
                .check(classes);
    }
}
