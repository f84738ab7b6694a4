package graft.compute.pack;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.CancellationToken;
import graft.common.Message;
import graft.common.Progress;
import graft.compute.ComputeCapability;
import graft.compute.CudaSupport;
import graft.compute.GraphicsCard;
import graft.compute.InstructionSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackSurveyTest {

    private static final CudaSupport LINUX = new CudaSupport("Linux");
    private static final InstructionSets MODERN = new InstructionSets(Set.of("avx", "avx2", "fma"));
    private static final InstructionSets OLD = new InstructionSets(Set.of("avx"));

    @TempDir
    Path folder;

    @Test
    void thePackForCardsHelpsWhereThereIsACardThatCanUseIt() {
        assertThat(fit(List.of(card("RTX 3060", "8.6"))))
                .isEqualTo(new PackFit(true, Message.of("pack.helpsCard", "RTX 3060")));
        assertThat(fit(List.of(card("RTX 5070", "12.0"), card("GTX 1080", "6.1"))))
                .as("the second will do")
                .isEqualTo(new PackFit(true, Message.of("pack.helpsCard", "GTX 1080")));
        assertThat(fit(List.of(card("RTX 5070", "12.0"))))
                .isEqualTo(new PackFit(false, Message.of("device.tooNew", "RTX 5070", "12.0")));
        assertThat(fit(List.of())).isEqualTo(new PackFit(false, Message.of("device.noCard")));
    }

    private static PackFit fit(List<GraphicsCard> cards) {
        return PackFit.of(PackKind.CARD_TRAINING, cards, LINUX, Optional.of(MODERN));
    }

    @Test
    void thePackForOldProcessorsHelpsWhereAvx2IsKnownToBeMissing() {
        assertThat(processor(Optional.of(OLD))).isEqualTo(new PackFit(true, Message.of("pack.helpsProcessor")));
        assertThat(processor(Optional.of(MODERN))).isEqualTo(new PackFit(false, Message.of("pack.modernProcessor")));
        assertThat(processor(Optional.empty()).helps()).isFalse();
    }

    private static PackFit processor(Optional<InstructionSets> processor) {
        return PackFit.of(PackKind.OLD_PROCESSOR, List.of(), LINUX, processor);
    }

    @Test
    void aPackIsAbsentThenHereThenDamaged() throws IOException {
        TinyPack tiny = new TinyPack(folder.resolve("archives"), PackKind.OLD_PROCESSOR, "1", "https://example.org/");
        PackStore store = tiny.store(folder.resolve("packs"));
        PackDownloads downloads = new PackDownloads(folder.resolve("downloads"), store);
        PackSurvey survey = new PackSurvey(store, downloads, LINUX, () -> Optional.of(OLD));
        assertThat(survey.look(List.of()))
                .containsExactly(new PackState(
                        tiny.pack(),
                        store.bytes(tiny.pack()),
                        new PackFit(true, Message.of("pack.helpsProcessor")),
                        new PackStanding.Absent(0)));

        InstalledPack added = store.add(tiny.pack(), tiny.archives(), Progress.NONE, new CancellationToken());
        long bytes = Files.size(added.classes().get(0))
                + Files.size(added.natives().resolve("libone.so"))
                + Files.size(added.natives().resolve("libtwo.so.2"));
        assertThat(standing(survey)).isEqualTo(new PackStanding.Here(bytes));

        Files.delete(added.natives().resolve("libone.so"));
        assertThat(standing(survey)).isInstanceOfSatisfying(PackStanding.Damaged.class, damaged -> assertThat(
                        damaged.why().english())
                .contains("libone.so")
                .contains("tiny"));
    }

    private static PackStanding standing(PackSurvey survey) {
        return survey.look(List.of()).get(0).standing();
    }

    private static GraphicsCard card(String name, String capability) {
        return new GraphicsCard(name, 12L << 30, "535.104", ComputeCapability.parse(capability));
    }
}
