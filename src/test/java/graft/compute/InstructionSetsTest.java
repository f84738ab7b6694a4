package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import graft.compute.InstructionSets.RuntimeView;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstructionSetsTest {

    @Test
    void onlyWhatEveryProcessorHasCountsAndTheBestComesLast() {
        InstructionSets sets = InstructionSets.of(new CpuInfo(List.of(
                        "processor\t: 0",
                        "flags\t\t: fpu sse4_2 avx avx2 fma avx512f",
                        "processor\t: 1",
                        "flags\t\t: fpu sse4_2 avx avx2 fma")))
                .orElseThrow();
        assertThat(sets.names()).containsExactly("SSE4.2", "AVX", "FMA", "AVX2");
        assertThat(sets.avx2()).isTrue();
    }

    @Test
    void armNamesItsInstructionsInAnotherLine() {
        InstructionSets sets = InstructionSets.of(new CpuInfo(List.of("Features\t: fp asimd evtstrm aes")))
                .orElseThrow();
        assertThat(sets.names()).containsExactly("NEON");
        assertThat(sets.avx2()).isFalse();
    }

    @Test
    void anOldProcessorHasNoAvx2AndASilentSystemSaysNothing() {
        assertThat(InstructionSets.of(new CpuInfo(List.of("flags : sse4_2 avx avx2"))))
                .hasValueSatisfying(sets -> assertThat(sets.avx2()).isFalse());
        assertThat(InstructionSets.of(new CpuInfo(List.of("processor : 0")))).isEmpty();
    }

    @Test
    void whatTheRuntimeFoundMissingIsNotThereWhateverTheSystemLists() {
        InstructionSets listed = new InstructionSets(Set.of("sse4_2", "avx", "f16c", "fma", "avx2", "avx512f"));
        assertThat(listed.confirmedBy(new RuntimeView(4, 0, false)).names()).containsExactly("SSE4.2");
        assertThat(listed.confirmedBy(new RuntimeView(4, 1, false)).names()).containsExactly("SSE4.2", "AVX", "F16C");
        // HotSpot leaves AVX-512 aside on processors that slow down with it; it is there all the same.
        assertThat(listed.confirmedBy(new RuntimeView(4, 2, true))).isEqualTo(listed);
    }

    @Test
    void whereTheSystemHasNoListTheRuntimeIsAsked() {
        assertThat(new RuntimeView(4, 2, true).sets().avx2()).isTrue();
        assertThat(new RuntimeView(4, 3, true).sets().names())
                .containsExactly("SSE4.2", "AVX", "FMA", "AVX2", "AVX-512");
        assertThat(new RuntimeView(4, 1, false).sets().avx2()).isFalse();
    }

    @Test
    void thisMachineSaysSomething() {
        if (System.getProperty("os.arch").equals("amd64")) {
            assertThat(InstructionSets.detect().orElseThrow().names()).contains("SSE4.2");
            assertThat(RuntimeView.ask()).isPresent();
        }
    }
}
