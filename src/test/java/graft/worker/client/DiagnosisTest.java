package graft.worker.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Json;
import graft.common.Message;
import graft.compute.ComputeCapability;
import graft.compute.CudaSupport;
import graft.compute.GraphicsCard;
import graft.compute.Machine;
import graft.compute.Processors;
import graft.compute.TrainingDevice;
import graft.compute.pack.Pack;
import graft.compute.pack.PackFit;
import graft.compute.pack.PackKind;
import graft.compute.pack.PackStanding;
import graft.compute.pack.PackState;
import graft.compute.pack.Packs;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.EnvironmentReport.Convolution;
import graft.worker.protocol.EnvironmentReport.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final Library ONNX =
            new Library("1.28.0", "", List.of("CPU"), 0, Optional.empty(), Optional.empty(), 0);
    private static final GraphicsCard CARD =
            new GraphicsCard("NVIDIA H100", 80L << 30, "535.104", Optional.of(new ComputeCapability(9, 0)));

    @Test
    void everyFactIsOneLine() {
        assertThat(lines(diagnosis(nd4j(new Convolution(62.4, 6.2, true))), Locale.ENGLISH))
                .containsExactly(
                        "Graft: 0.1.0",
                        "Java: 17",
                        "System: Linux",
                        "Processor: EPYC, 4 cores, 8 threads",
                        "Instructions: AVX, AVX2",
                        "Memory: 16.0 GiB, 8.0 GiB free",
                        "Free disk: 100.0 GiB for features and runs",
                        "Worker: starts in 400 ms, libraries load and are tried in 1500 ms, heap up to 4.0 GiB",
                        "ONNX Runtime: 1.28.0 on CPU",
                        "ND4J: 1.0.0-M2.1 on CpuBackend, 4 threads, tensors up to 8.0 GiB",
                        "oneDNN: active: a convolution runs at 62 GFLOP/s, without it at 6",
                        "Graphics card: NVIDIA H100, 80.0 GiB, driver 535.104, compute capability 9.0",
                        "Training: Training runs on the processor: NVIDIA H100 (compute capability 9.0) is newer than the cards"
                                + " ND4J was made for, which end with the RTX 40 series.",
                        "Pack: nd4j-cuda is not here, and would be of no use. Training runs on the processor: NVIDIA H100"
                                + " (compute capability 9.0) is newer than the cards ND4J was made for, which end with the"
                                + " RTX 40 series.",
                        "Pack: nd4j-baseline is here (0.4 GB), and of no use. Not needed: this processor has AVX2, and what"
                                + " comes with Graft is made for it.",
                        "Data: ~/graft",
                        "Logs: ~/graft/logs",
                        "Cache: ~/cache");
    }

    @Test
    void itIsToldInGermanToo() {
        assertThat(lines(diagnosis(nd4j(new Convolution(6.4, 6.2, false))), Locale.GERMAN))
                .contains(
                        "Prozessor: EPYC, 4 Kerne, 8 Threads",
                        "Speicher: 16,0 GiB, davon 8,0 GiB frei",
                        "oneDNN: nicht aktiv: eine Faltung läuft mit 6 GFLOP/s, ohne oneDNN mit 6; aufgetaute Stufen trainieren"
                                + " langsam");
    }

    @Test
    void aLibraryThatDoesNotLoadIsSaidAndMakesTheWholeBroken() throws IOException {
        Diagnosis broken = diagnosis(Library.broken("UnsatisfiedLinkError: no jnind4jcpu"));
        assertThat(broken.works()).isFalse();
        assertThat(broken.problems()).isEqualTo("UnsatisfiedLinkError: no jnind4jcpu");
        assertThat(lines(broken, Locale.ENGLISH))
                .contains("ND4J: cannot be loaded: UnsatisfiedLinkError: no jnind4jcpu")
                .noneMatch(line -> line.startsWith("oneDNN"));
        JsonNode json = Json.mapper().readTree(Json.pretty(broken));
        assertThat(json.get("works").asBoolean()).isFalse();
        assertThat(json.has("facts")).isFalse();
    }

    @Test
    void theHomeFolderIsNotNamed() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(Examination.anonymous(home.resolve("graft").resolve("logs")))
                .isEqualTo(Path.of("~", "graft", "logs").toString());
        Path elsewhere = home.resolveSibling("somewhere").toAbsolutePath();
        assertThat(Examination.anonymous(elsewhere)).isEqualTo(elsewhere.toString());
    }

    @Test
    void aPackIsToldByWhatItIsAndWhatItWouldDo() {
        Pack pack = Packs.bundled().find("nd4j-baseline").orElseThrow();
        PackFit useful = new PackFit(true, Message.of("pack.helpsProcessor"));
        assertThat(told(pack, useful, new PackStanding.Absent(0)))
                .startsWith("nd4j-baseline is not here. This processor");
        assertThat(told(pack, useful, new PackStanding.Here(434_000_000)))
                .startsWith("nd4j-baseline is here (0.4 GB). This processor");
        Message why = Message.of("pack.damaged", pack.kind().title(), pack.id(), "libone.so");
        assertThat(told(pack, useful, new PackStanding.Damaged(why))).isEqualTo(why.english());
    }

    private static String told(Pack pack, PackFit fit, PackStanding standing) {
        return Diagnosis.PackFact.of(new PackState(pack, 1, fit, standing))
                .told()
                .english();
    }

    private static List<String> lines(Diagnosis diagnosis, Locale language) {
        return diagnosis.facts().stream()
                .map(fact -> fact.name().text(language) + ": " + fact.value().text(language))
                .toList();
    }

    private static Library nd4j(Convolution trial) {
        return new Library("1.0.0-M2.1", "", List.of("CpuBackend"), 4, Optional.of(true), Optional.of(trial), 8L << 30);
    }

    private static Diagnosis diagnosis(Library nd4j) {
        Machine machine = new Machine("Linux", new Processors("EPYC", 8, 4), 16L << 30, 8L << 30);
        return new Diagnosis(
                new EnvironmentReport("0.1.0", "17", machine, 4L << 30, Optional.of(nd4j), Optional.of(ONNX)),
                Optional.of(List.of("AVX", "AVX2")),
                TrainingDevice.among(List.of(CARD), new CudaSupport("Linux"), false),
                List.of(
                        fact("nd4j-cuda", new PackStanding.Absent(0), PackKind.CARD_TRAINING),
                        fact("nd4j-baseline", new PackStanding.Here(434_000_000), PackKind.OLD_PROCESSOR)),
                new Diagnosis.Places("~/graft", "~/graft/logs", "~/cache"),
                100L << 30,
                400,
                1500);
    }

    private static Diagnosis.PackFact fact(String id, PackStanding standing, PackKind kind) {
        Pack pack = Packs.bundled().find(id).orElseThrow();
        Message why = kind == PackKind.CARD_TRAINING
                ? Message.of("device.tooNew", CARD.name(), "9.0")
                : Message.of("pack.modernProcessor");
        return Diagnosis.PackFact.of(new PackState(pack, 1, new PackFit(false, why), standing));
    }
}
