package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeOptionsTest {

    @Test
    void intelProcessorsGetOneDnnAndItsLayers() {
        assertThat(new NativeOptions("Windows 11", "amd64").jvmOptions(100, 200))
                .containsExactly(
                        "-Dorg.bytedeco.javacpp.platform.extension=-onednn-avx2",
                        "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                        "-Dorg.bytedeco.javacpp.maxbytes=100",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=200");
    }

    @Test
    void forArmThereIsNoSuchBuildAndItIsNotAskedFor() {
        assertThat(new NativeOptions("Mac OS X", "aarch64").jvmOptions(100, 200))
                .containsExactly("-Dorg.bytedeco.javacpp.maxbytes=100", "-Dorg.bytedeco.javacpp.maxphysicalbytes=200");
    }

    @Test
    void onlyGlibcIsToldToKeepItsMemory() {
        assertThat(new NativeOptions("Linux", "amd64").environment(3))
                .containsEntry("OMP_NUM_THREADS", "3")
                .containsEntry("MALLOC_MMAP_MAX_", "0");
        assertThat(new NativeOptions("Windows 11", "amd64").environment(3)).containsOnlyKeys("OMP_NUM_THREADS");
    }
}
