package graft.cli;

import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.compute.Machine;
import graft.compute.NvidiaSmi;
import graft.worker.client.Call;
import graft.worker.client.Timeouts;
import graft.worker.client.WorkerClient;
import graft.worker.client.WorkerCommand;
import graft.worker.client.WorkerJar;
import graft.worker.client.WorkerSettings;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.EnvironmentReport;
import java.io.IOException;
import java.io.PrintWriter;
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

    @Override
    public Integer call() throws IOException, InterruptedException {
        DoctorReport report = examine();
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Json.pretty(report) : report.text());
        out.flush();
        if (!report.works()) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("cli.doctor.broken"), report.problems(), null);
        }
        return ExitCodes.DONE;
    }

    private DoctorReport examine() throws IOException, InterruptedException {
        long start = System.nanoTime();
        WorkerCommand command =
                WorkerCommand.of(WorkerJar.find(folders.cache()), WorkerSettings.forMachine(Machine.detect()));
        try (WorkerClient worker = WorkerClient.start(command, folders.logs(), Timeouts.USUAL)) {
            long greeted = System.nanoTime();
            Call call = worker.call(EnvironmentReport.KIND, new EnvironmentReport.Question(true));
            interruption.whenPressed(() -> call.cancel(CancelMode.STOP));
            EnvironmentReport environment = call.await(EnvironmentReport.class);
            return DoctorReport.of(
                    environment,
                    NvidiaSmi.ofThisMachine().cards(),
                    folders,
                    (greeted - start) / 1_000_000,
                    (System.nanoTime() - greeted) / 1_000_000);
        }
    }
}
