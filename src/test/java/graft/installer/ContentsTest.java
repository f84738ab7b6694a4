package graft.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is shipped, and what is said about it. */
class ContentsTest {

    private static final String ND4J = "nd4j-native-1.0.0-M2.1-";

    @TempDir
    Path folder;

    @Test
    void nativesOfOneSystemAndOneBuildAreShippedAsFiles() {
        NativeLibraries linux = new NativeLibraries(Target.LINUX_X64);

        assertThat(linux.file(ND4J + "linux-x86_64-onednn-avx2.jar", "org/nd4j/linux-x86_64-onednn-avx2/libnd4jcpu.so"))
                .contains("libnd4jcpu.so");
        assertThat(linux.file(ND4J + "linux-x86_64.jar", "org/nd4j/linux-x86_64/libnd4jcpu.so"))
                .as("the build without oneDNN, which Maven brings too")
                .isEmpty();
        assertThat(linux.file("onnxruntime-1.28.0.jar", "ai/onnxruntime/native/linux-x64/libonnxruntime.so"))
                .contains("libonnxruntime.so");
        assertThat(linux.file("onnxruntime-1.28.0.jar", "ai/onnxruntime/native/win-x64/onnxruntime.dll"))
                .isEmpty();
        assertThat(linux.file(
                        "openblas-0.3.19-1.5.7-linux-x86_64.jar",
                        "org/bytedeco/openblas/linux-x86_64/libopenblas.so.0"))
                .contains("libopenblas.so.0");
        assertThat(linux.file("javafx-graphics-21.0.9-linux.jar", "libglass.so"))
                .contains("libglass.so");
        assertThat(linux.file("javafx-graphics-21.0.9-linux.jar", "com/sun/prism/Mesh.class"))
                .isEmpty();
    }

    @Test
    void otherSystemsFindTheirOwnToo() {
        NativeLibraries windows = new NativeLibraries(Target.WINDOWS_X64);
        NativeLibraries mac = new NativeLibraries(Target.MACOS_ARM64);

        assertThat(windows.file(ND4J + "windows-x86_64-onednn-avx2.jar", "org/windows-x86_64-onednn-avx2/nd4jcpu.dll"))
                .contains("nd4jcpu.dll");
        assertThat(windows.file("javafx-graphics-21.0.9-win.jar", "glass.dll")).contains("glass.dll");
        assertThat(mac.file("onnxruntime-1.28.0.jar", "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib"))
                .contains("libonnxruntime.dylib");
        String symbols =
                "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib.dSYM/Contents/Resources/DWARF/libonnxruntime.dylib";
        assertThat(mac.file("onnxruntime-1.28.0.jar", symbols))
                .as("symbols for debuggers, 49 MB")
                .isEmpty();
        assertThat(mac.dropped("javacpp-1.5.7-macosx-arm64.jar")).isTrue();
        assertThat(mac.dropped("javacpp-1.5.7.jar")).isFalse();
    }

    @Test
    void theListOfPartsNamesWhatIsShippedAndNothingElse() {
        NativeLibraries linux = new NativeLibraries(Target.LINUX_X64);

        assertThat(linux.shipped(ND4J + "linux-x86_64-onednn-avx2.jar")).isTrue();
        assertThat(linux.shipped(ND4J + "linux-x86_64.jar")).isFalse();
        assertThat(linux.shipped("openblas-0.3.19-1.5.7-linux-x86_64.jar")).isTrue();
        assertThat(linux.shipped("nd4j-native-preset-1.0.0-M2.1-linux-x86_64.jar"))
                .isFalse();
        assertThat(linux.shipped("javafx-controls-21.0.9.jar")).isFalse();
        assertThat(linux.shipped("picocli-4.7.7.jar")).isTrue();
    }

    @Test
    void theMainJarNamesTheOthersAndWhatIsNativeIsTakenOut() throws IOException {
        Path jar = jar("onnxruntime-1.28.0.jar", "ai/A.class", "ai/onnxruntime/native/win-x64/onnxruntime.dll");
        Path main = folder.resolve("graft-worker.jar");
        Path stripped = folder.resolve("stripped.jar");

        JarFiles.copyWithout(jar, stripped, NativeLibraries::library);
        JarFiles.writeMain(main, List.of("a.jar", "b.jar"));

        try (JarFile file = new JarFile(stripped.toFile())) {
            assertThat(file.stream().map(ZipEntry::getName)).containsExactly("ai/A.class");
        }
        try (JarFile file = new JarFile(main.toFile())) {
            assertThat(file.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isEqualTo("a.jar b.jar");
        }
    }

    @Test
    void aNameIsWrittenOverAnotherOnlyWhereItStandsOnce() throws IOException {
        Path library = folder.resolve("lib.so");
        Files.writeString(library, "x\0libopenblas.so.0\0notlibopenblas.so.0\0", StandardCharsets.ISO_8859_1);

        BinaryNames.replace(library, "libopenblas.so.0", "libown.so");

        assertThat(Files.readString(library, StandardCharsets.ISO_8859_1))
                .isEqualTo("x\0libown.so\0\0\0\0\0\0\0\0notlibopenblas.so.0\0");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> BinaryNames.replace(library, "libopenblas.so.0", "libown.so"))
                .withMessageContaining("exactly once");
    }

    @Test
    void thePortableZipKnowsProgramsAndFollowsLinks() throws IOException {
        Path image = Files.createDirectories(folder.resolve("image/bin"));
        Path program = Files.writeString(image.resolve("graft"), "#!/bin/sh\n");
        boolean posix = program.toFile().setExecutable(true) && Files.isExecutable(program);
        Files.writeString(image.resolve("ü.txt"), "text");
        Path zip = folder.resolve("p.zip");

        PortableZip.write(image.getParent(), "Graft", "", "read me", zip);

        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            assertThat(file.getEntry("Graft/README.txt").getUnixMode()).isEqualTo(0100644);
            assertThat(file.getEntry("Graft/bin/ü.txt")).isNotNull();
            assertThat(posix).isTrue();
            assertThat(file.getEntry("Graft/bin/graft").getUnixMode()).isEqualTo(0100755);
        }
    }

    @Test
    void aLicenceNobodyHasReadStopsTheBuild() {
        assertThat(LicenceNames.spdx(List.of("The Apache Software License, Version 2.0", "LGPL, version 2.1")))
                .containsExactly("Apache-2.0", "LGPL-2.1-or-later");
        assertThat(LicenceNames.spdx(List.of("GPLv2+CE"))).containsExactly("GPL-2.0-only WITH Classpath-exception-2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LicenceNames.spdx(List.of("Server Side Public License, v 1")))
                .withMessageContaining("Server Side Public License");
    }

    @Test
    void aLicenceThatOnlyTheProjectAboveNamesIsFound() throws IOException {
        pom("a", "child", "1", "<parent><groupId>a</groupId><artifactId>top</artifactId><version>2</version></parent>");
        pom("a", "top", "2", "<licenses><license><name>MIT License</name></license></licenses>");
        Path jar = Files.write(folder.resolve("a/child/1/child-1.jar"), new byte[] {1});

        List<Component> components =
                Components.of(folder, List.of(jar), Path.of("installer/components.json"), Map.of("java", "17.0.99"));

        assertThat(components.get(0).licences()).containsExactly("MIT");
        assertThat(components.get(0).packageUrl()).isEqualTo("pkg:maven/a/child@1");
        assertThat(components)
                .filteredOn(c -> c.name().startsWith("Java runtime"))
                .singleElement()
                .extracting(Component::version)
                .isEqualTo("17.0.99");
        for (Component component : components) {
            for (String licence : component.licences()) {
                assertThat(Path.of("installer/licences", Licences.fileName(licence)))
                        .as("text of a licence")
                        .isRegularFile();
            }
        }
    }

    @Test
    void theListOfPartsIsCycloneDxAndTheSameEveryTime() throws IOException {
        List<Component> parts = List.of(
                new Component(
                        "org.a", "b", "1.0", List.of("EPL-1.0", "LGPL-2.1-or-later"), "b-1.0.jar", "ab".repeat(32)),
                new Component("", "OpenBLAS", "0.3.19", List.of("BSD-3-Clause"), "in openblas", ""));

        String sbom = Sbom.of(parts, PackageVersion.of("0.1.0"));

        JsonNode root = Json.tree(sbom);
        assertThat(root.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(root.path("serialNumber").asText()).matches("urn:uuid:[0-9a-f-]{36}");
        assertThat(root.at("/components/0/purl").asText()).isEqualTo("pkg:maven/org.a/b@1.0");
        assertThat(root.at("/components/0/licenses/0/expression").asText()).isEqualTo("EPL-1.0 OR LGPL-2.1-or-later");
        assertThat(root.at("/components/0/hashes/0/content").asText()).hasSize(64);
        assertThat(root.at("/components/1").has("hashes")).isFalse();
        assertThat(Sbom.of(parts, PackageVersion.of("0.1.0"))).isEqualTo(sbom);
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void theSizesAddUp(Target target) throws IOException {
        Path natives = Files.createDirectories(folder.resolve("image/lib/app/natives"));
        Files.write(natives.resolve(target.windows() ? "nd4jcpu.dll" : "libnd4jcpu.so"), new byte[2_000_000]);
        Files.write(folder.resolve("image/lib/app/nd4j-api-1.jar"), new byte[500_000]);

        String table = SizeTable.of(folder.resolve("image"), List.of());

        assertThat(table).contains("| ND4J's native library with oneDNN | 2.0 |", "| **together** | 2.5 |");
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }

    private void pom(String group, String artifact, String version, String inside) throws IOException {
        Path place =
                Files.createDirectories(folder.resolve(group).resolve(artifact).resolve(version));
        Files.writeString(place.resolve(artifact + "-" + version + ".pom"), "<project>" + inside + "</project>");
    }
}
