package graft.app;

import graft.common.Message;
import graft.compute.ComputeCapability;
import graft.compute.CudaSupport;
import graft.compute.GraphicsCard;
import graft.compute.Machine;
import graft.compute.Processors;
import graft.compute.TrainingDevice;
import graft.worker.client.Diagnosis;
import graft.worker.protocol.EnvironmentReport;
import graft.worker.protocol.EnvironmentReport.Convolution;
import graft.worker.protocol.EnvironmentReport.Library;
import java.util.List;
import java.util.Optional;

/** What an examination of a computer may find, with everything in it that there is to find. */
final class MachineFacts {

    private static final Library ONNX =
            new Library("1.28.0", "", List.of("CPU"), 0, Optional.empty(), Optional.empty(), 0);

    /** All is well, but for a card that is too new. */
    static final Diagnosis ALL = diagnosis(new Library(
            "1.0.0-M2.1",
            "",
            List.of("CpuBackend"),
            4,
            Optional.of(true),
            Optional.of(new Convolution(62.4, 6.2, true)),
            8L << 30));

    /** A library cannot be loaded. */
    static final Diagnosis BROKEN = diagnosis(Library.broken(
            "UnsatisfiedLinkError: /home/somebody/.javacpp/cache/libjnind4jcpu.so: cannot open shared object"
                    + " file: No such file or directory"));

    private MachineFacts() {}

    private static Diagnosis diagnosis(Library nd4j) {
        Machine machine = new Machine("Linux 6.1 amd64", new Processors("AMD EPYC 9B14", 8, 4), 16L << 30, 8L << 30);
        GraphicsCard card = new GraphicsCard(
                "NVIDIA GeForce RTX 5070", 12L << 30, "570.86", Optional.of(new ComputeCapability(12, 0)));
        return new Diagnosis(
                new EnvironmentReport(
                        "0.1.0", "17.0.12 Eclipse Adoptium", machine, 4L << 30, Optional.of(nd4j), Optional.of(ONNX)),
                Optional.of(List.of("AVX", "AVX2", "AVX512F")),
                TrainingDevice.among(List.of(card), new CudaSupport("Linux"), false),
                List.of(
                        new Diagnosis.PackFact(
                                "nd4j-cuda",
                                false,
                                false,
                                Message.of(
                                        "doctor.packUnneeded",
                                        "nd4j-cuda",
                                        Message.of("device.tooNew", card.name(), "12.0"))),
                        new Diagnosis.PackFact(
                                "nd4j-baseline",
                                false,
                                false,
                                Message.of(
                                        "doctor.packUnneeded", "nd4j-baseline", Message.of("pack.modernProcessor")))),
                new Diagnosis.Places("~/.local/share/graft", "~/.local/state/graft/logs", "~/.cache/graft"),
                100L << 30,
                400,
                1500);
    }
}
