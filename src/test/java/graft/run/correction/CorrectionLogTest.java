package graft.run.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graft.common.GraftException;
import graft.data.Part;
import graft.run.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionLogTest {

    @TempDir
    Path folder;

    private CorrectionLog log;

    @BeforeEach
    void makeLog() {
        log = new CorrectionLog(folder.resolve("corrections.jsonl"));
    }

    private Correction move(String digest, String to) {
        return log.add(
                Correction.Wish.moveTo(digest, "rust/" + digest + ".png", "rust", to),
                Optional.of(Part.TRAIN),
                SampleRun.CLOCK);
    }

    private Correction leaveOut(String digest) {
        return log.add(
                Correction.Wish.leaveOut(digest, "rust/" + digest + ".png", "rust", " a thumb "),
                Optional.of(Part.TEST),
                SampleRun.CLOCK);
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(log.read()).isEqualTo(Corrections.NONE);
        Correction first = move("a", "healthy");
        Correction second = leaveOut("b");
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.reason()).isEqualTo("a thumb");
        assertThat(log.read().made()).containsExactly(first, second);
        assertThat(log.read().inForce()).containsExactly(first, second);
    }

    @Test
    void ofAPictureTheLastCorrectionHoldsAndUndoingBringsTheOneBeforeBack() {
        Correction first = move("a", "healthy");
        Correction other = leaveOut("b");
        Correction second = move("a", "blight");
        assertThat(log.read().inForce()).containsExactly(other, second);
        assertThat(log.read().last()).contains(second);
        log.undo(second.number(), SampleRun.CLOCK);
        assertThat(log.read().inForce()).containsExactly(first, other);
        assertThat(log.read().last()).contains(other);
        assertThat(log.read().made()).hasSize(3);
        assertThat(log.read().stands(second.number())).isFalse();
        assertThat(move("c", "healthy").number()).isEqualTo(4);
    }

    @Test
    void movingAPictureBackIsNoCorrectionAnyMore() {
        move("a", "healthy");
        move("a", "rust");
        assertThat(log.read().inForce()).isEmpty();
        assertThat(log.read().made()).hasSize(2);
    }

    @Test
    void aTornLineCostsItselfAlone() throws IOException {
        Correction first = move("a", "healthy");
        Files.writeString(log.file(), "{\"number\":2,\"at\":\"2026-", StandardOpenOption.APPEND);
        assertThat(log.read().made()).containsExactly(first);
        Correction next = move("b", "healthy");
        assertThat(log.read().made()).containsExactly(first, next);
    }

    @Test
    void aLogOfANewerGraftIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(log.file(), "{\"schemaVersion\":2}\n");
        assertThatExceptionOfType(GraftException.class).isThrownBy(log::read);
        assertThatExceptionOfType(GraftException.class).isThrownBy(() -> move("a", "healthy"));
        assertThat(log.file()).hasContent("{\"schemaVersion\":2}");
    }

    @Test
    void aScanDoesNotHeedCorrectionsOfTheTest() {
        move("a", "healthy");
        leaveOut("b");
        leaveOut("c");
        assertThat(log.read().forScan(Set.of("b")).byDigest())
                .containsOnlyKeys("a", "c")
                .containsEntry("a", Optional.of("healthy"))
                .containsEntry("c", Optional.empty());
        assertThat(log.read().among(Set.of("b"))).extracting(Correction::digest).containsExactly("b");
    }
}
