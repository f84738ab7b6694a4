package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InstructionSetsTest {

    @Test
    void onlyWhatEveryProcessorHasCountsAndTheBestComesLast() {
        InstructionSets sets = InstructionSets.ofCpuInfo(List.of(
                        "processor\t: 0",
                        "flags\t\t: fpu sse4_2 avx avx2 fma avx512f",
                        "processor\t: 1",
                        "flags\t\t: fpu sse4_2 avx avx2 fma"))
                .orElseThrow();
        assertThat(sets.names()).containsExactly("SSE4.2", "AVX", "FMA", "AVX2");
        assertThat(sets.avx2()).isTrue();
    }

    @Test
    void armNamesItsInstructionsInAnotherLine() {
        InstructionSets sets = InstructionSets.ofCpuInfo(List.of("Features\t: fp asimd evtstrm aes"))
                .orElseThrow();
        assertThat(sets.names()).containsExactly("NEON");
        assertThat(sets.avx2()).isFalse();
    }

    @Test
    void anOldProcessorHasNoAvx2AndASilentSystemSaysNothing() {
        assertThat(InstructionSets.ofCpuInfo(List.of("flags : sse4_2 avx avx2")))
                .hasValueSatisfying(sets -> assertThat(sets.avx2()).isFalse());
        assertThat(InstructionSets.ofCpuInfo(List.of("processor : 0"))).isEmpty();
    }
}
