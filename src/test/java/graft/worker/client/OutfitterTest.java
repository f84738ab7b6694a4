package graft.worker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.CancellationToken;
import graft.common.GraftException;
import graft.common.Progress;
import graft.compute.InstructionSets;
import graft.compute.NativeOptions;
import graft.compute.NativeOptions.Build;
import graft.compute.pack.InstalledPack;
import graft.compute.pack.PackKind;
import graft.compute.pack.PackStore;
import graft.compute.pack.TinyPack;
import graft.worker.client.Outfitter.Outfit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutfitterTest {

    private static final InstructionSets MODERN = new InstructionSets(Set.of("avx", "avx2", "fma"));
    private static final InstructionSets OLD = new InstructionSets(Set.of("sse4_2", "avx"));

    @TempDir
    Path folder;

    @Test
    void aModernProcessorGetsWhatComesWithGraftAndNoPackIsEvenLookedAt() {
        Outfitter outfitter = new Outfitter(
                () -> {
                    throw new AssertionError("looked at");
                },
                () -> Optional.of(MODERN),
                "amd64");
        assertThat(outfitter.onProcessor(true)).isEqualTo(new Outfit(Build.AVX2, Equipment.NONE));
        Outfitter silent = new Outfitter(
                () -> {
                    throw new AssertionError("looked at");
                },
                Optional::empty,
                "amd64");
        assertThat(silent.onProcessor(true).build()).as("nobody knows").isEqualTo(Build.AVX2);
    }

    @Test
    void anOldProcessorGetsItsPackOrPlainLoopsOrNothing() throws IOException {
        TinyPack tiny = tiny(PackKind.OLD_PROCESSOR);
        PackStore store = tiny.store(folder.resolve("packs"));
        Outfitter outfitter = new Outfitter(() -> store, () -> Optional.of(OLD), "amd64");
        assertThat(outfitter.onProcessor(true)).isEqualTo(new Outfit(Build.NONE, Equipment.NONE));
        assertThat(outfitter.onProcessor(false)).isEqualTo(new Outfit(Build.PLAIN, Equipment.NONE));
        InstalledPack added = store.add(tiny.pack(), tiny.archives(), Progress.NONE, new CancellationToken());
        assertThat(outfitter.onProcessor(true))
                .isEqualTo(new Outfit(Build.BASELINE, new Equipment(List.of(added), OptionalInt.empty())));
        Files.delete(added.natives().resolve("libone.so"));
        assertThatThrownBy(() -> outfitter.onProcessor(true))
                .isInstanceOf(GraftException.class)
                .hasMessageContaining("libone.so");
    }

    @Test
    void aCardGetsItsPackOrWhatTheClassPathHas() throws IOException {
        TinyPack tiny = tiny(PackKind.CARD_TRAINING);
        PackStore store = tiny.store(folder.resolve("packs"));
        Outfitter outfitter = new Outfitter(() -> store, () -> Optional.of(MODERN), "amd64");
        assertThat(outfitter.onCard(true, 1).equipment()).isEqualTo(new Equipment(List.of(), OptionalInt.of(1)));
        InstalledPack added = store.add(tiny.pack(), tiny.archives(), Progress.NONE, new CancellationToken());
        assertThat(outfitter.onCard(true, 1))
                .isEqualTo(new Outfit(Build.AVX2, new Equipment(List.of(added), OptionalInt.of(1))));
        assertThat(outfitter.onProcessor(true).equipment()).isEqualTo(Equipment.NONE);
    }

    @Test
    void aWorkerForTheProcessorNeverAsksForACardAndOneForACardSeesThatOneAlone() {
        assertThat(Equipment.NONE.environment(false, Map.of()))
                .containsExactly(Map.entry("BACKEND_PRIORITY_GPU", "-1"));
        InstalledPack pack = pack();
        Equipment card = new Equipment(List.of(pack), OptionalInt.of(2));
        assertThat(card.environment(false, Map.of("LD_LIBRARY_PATH", "/opt/cuda")))
                .containsEntry("CUDA_VISIBLE_DEVICES", "2")
                .containsEntry("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
                .containsEntry("LD_LIBRARY_PATH", pack.natives() + ":/opt/cuda")
                .doesNotContainKey("BACKEND_PRIORITY_GPU");
        assertThat(card.environment(true, Map.of("Path", "C:\\Windows")))
                .containsEntry("Path", pack.natives() + ";C:\\Windows");
    }

    @Test
    void thePacksClassesComeFirstAndTheFoldersOfLibrariesAreNamedInsideTheJar() throws IOException {
        Path app = Files.createDirectories(folder.resolve("Größe 甲虫"));
        Files.createDirectory(app.resolve("natives"));
        WorkerJar own = new WorkerJar(Path.of("java"), app.resolve("graft-worker.jar"));
        assertThat(own.with(List.of(), folder)).isSameAs(own);
        InstalledPack pack = pack();
        WorkerJar equipped = own.with(List.of(pack), folder.resolve("cache"));
        try (JarFile jar = new JarFile(equipped.jar().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isEqualTo(pack.classes().get(0).toUri().toASCIIString() + " "
                            + own.jar().toUri().toASCIIString());
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(WorkerJar.MAIN_CLASS);
            assertThat(new String(
                                    jar.getInputStream(jar.getEntry(NativeOptions.PLACES))
                                            .readAllBytes(),
                                    StandardCharsets.UTF_8)
                            .lines())
                    .containsExactly(
                            pack.natives().toString(), app.resolve("natives").toString());
        }
        assertThat(equipped.natives()).as("nothing beside it").isEmpty();
        assertThat(own.with(List.of(pack), folder.resolve("cache"))).isEqualTo(equipped);
    }

    private InstalledPack pack() {
        Path home = folder.resolve("päck").toAbsolutePath();
        return new InstalledPack(
                "p", PackKind.CARD_TRAINING, "1", List.of(home.resolve("classes/a b.jar")), home.resolve("natives"));
    }

    private TinyPack tiny(PackKind kind) throws IOException {
        return new TinyPack(folder.resolve("archives"), kind, "1", "https://example.org/");
    }
}
