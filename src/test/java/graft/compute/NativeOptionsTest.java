package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.GraftException;
import graft.compute.NativeOptions.Build;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeOptionsTest {

    @Test
    void intelProcessorsGetOneDnnAndItsLayers() {
        assertThat(new NativeOptions("Windows 11", "amd64", Build.AVX2).jvmOptions(100, 200))
                .containsExactly(
                        "-Dorg.bytedeco.javacpp.platform.extension=-onednn-avx2",
                        "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                        "-Dorg.bytedeco.javacpp.maxbytes=100",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=200");
    }

    @Test
    void forArmThereIsNoSuchBuildAndItIsNotAskedFor() {
        assertThat(new NativeOptions("Mac OS X", "aarch64", Build.PLAIN).jvmOptions(100, 200))
                .containsExactly("-Dorg.bytedeco.javacpp.maxbytes=100", "-Dorg.bytedeco.javacpp.maxphysicalbytes=200");
    }

    @Test
    void onlyGlibcIsToldToKeepItsMemory() {
        assertThat(new NativeOptions("Linux", "amd64", Build.AVX2).environment(3))
                .containsEntry("OMP_NUM_THREADS", "3")
                .containsEntry("MALLOC_MMAP_MAX_", "0");
        assertThat(new NativeOptions("Windows 11", "amd64", Build.AVX2).environment(3))
                .containsOnlyKeys("OMP_NUM_THREADS");
    }

    @ParameterizedTest
    @CsvSource({
        "amd64,   true,  false, true,  AVX2",
        "x86_64,  true,  true,  false, AVX2",
        "amd64,   false, true,  true,  BASELINE",
        "amd64,   false, true,  false, BASELINE",
        "amd64,   false, false, true,  NONE",
        "amd64,   false, false, false, PLAIN",
        "aarch64, false, false, true,  PLAIN"
    })
    void theBuildFollowsFromTheProcessor(
            String architecture, boolean avx2, boolean baseline, boolean installed, Build expected) {
        assertThat(Build.choose(architecture, avx2, baseline, installed)).isEqualTo(expected);
    }

    @Test
    void anOldProcessorIsNeverGivenTheBuildForAvx2() {
        assertThat(new NativeOptions("Linux", "amd64", Build.BASELINE).jvmOptions(1, 2))
                .contains(
                        "-Dorg.bytedeco.javacpp.platform.extension=-onednn",
                        "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                        "-Dgraft.nd4j.build=BASELINE");
        assertThat(new NativeOptions("Linux", "amd64", Build.PLAIN).jvmOptions(1, 2))
                .contains("-Dgraft.nd4j.build=PLAIN", "-Dorg.bytedeco.javacpp.platform.extension=-plain")
                .noneMatch(option -> option.contains("onednn") || option.contains("helpers"));
    }

    @Test
    void whereNoBuildFitsNobodyTouchesNd4jAndASentenceSaysSo() {
        assertThat(new NativeOptions("Linux", "amd64", Build.NONE).jvmOptions(1, 2))
                .contains("-Dgraft.nd4j.build=NONE");
        System.setProperty("graft.nd4j.build", "NONE");
        assertThatThrownBy(NativeOptions::requireFit)
                .isInstanceOf(GraftException.class)
                .hasMessageContaining("no AVX2")
                .hasMessageContaining("nd4j-baseline");
        System.setProperty("graft.nd4j.build", "BASELINE");
        NativeOptions.requireFit();
        assertThat(NativeOptions.remark())
                .hasValueSatisfying(said -> assertThat(said.key()).isEqualTo("device.baseline"));
    }

    @AfterEach
    void forget() {
        System.clearProperty("graft.nd4j.build");
    }
}
