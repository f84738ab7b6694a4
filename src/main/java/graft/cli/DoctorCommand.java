package graft.cli;

import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.compute.TrainingDevice;
import graft.worker.client.CardSelfTest;
import graft.worker.client.Diagnosis;
import graft.worker.client.Examination;
import graft.worker.client.WorkerStarter;
import graft.worker.protocol.CancelMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code graft doctor}: what Graft finds on this machine, and whether all of it works. */
@Command(
        name = "doctor",
        description = "Says what Graft finds on this machine, and whether everything it needs works.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class DoctorCommand implements Callable<Integer> {

    private final Folders folders;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DoctorCommand(Folders folders, Interruption interruption) {
        this.folders = folders;
        this.interruption = interruption;
    }

    @Option(
            names = "--gpu-self-test",
            description =
                    "Try training on the graphics card, and print what whoever develops Graft needs to know of it.")
    private boolean selfTest;

    @Override
    public Integer call() throws IOException {
        return selfTest ? tryCard() : examine();
    }

    private int tryCard() throws IOException {
        TrainingDevice device = Examination.ofThisMachine(folders).device();
        CardSelfTest.Report report = new CardSelfTest(folders, device, new WorkerStarter(folders)).run();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(report));
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        if (!report.passed()) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("cli.selfTestFailed"));
        }
        return ExitCodes.DONE;
    }

    private int examine() throws IOException {
        Diagnosis diagnosis = Examination.ofThisMachine(folders)
                .run(new WorkerStarter(folders), call -> interruption.whenPressed(() -> call.cancel(CancelMode.STOP)));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Json.pretty(diagnosis) : text(diagnosis));
        out.flush();
        if (!diagnosis.works()) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("cli.doctor.broken"), diagnosis.problems(), null);
        }
        return ExitCodes.DONE;
    }

    /** One fact a line. */
    static String text(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder();
        for (Diagnosis.Fact fact : diagnosis.facts()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-15s %s%n",
                    fact.name().english(),
                    fact.value().english()));
        }
        return text.toString();
    }
}
