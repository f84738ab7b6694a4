package graft.cli;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.AwakeClock;
import graft.compute.DeviceChoice;
import graft.data.decode.ImageIoPictureReader;
import graft.run.RunFolder;
import graft.run.project.Project;
import graft.training.TrainingEvent;
import graft.worker.client.CardTraining;
import graft.worker.client.RunObserver;
import graft.worker.client.RunSession;
import graft.worker.client.WorkerClient;
import graft.worker.client.WorkerStarter;
import graft.worker.protocol.CancelMode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine;

/** Carries out a run for the commands that train, showing it on the terminal as it goes. */
final class RunConductor {

    private final Folders folders;
    private final Interruption interruption;
    private final Clock clock;

    RunConductor(Folders folders, Interruption interruption, Clock clock) {
        this.folders = folders;
        this.interruption = interruption;
        this.clock = clock;
    }

    /** Carries a run out or on that takes seconds. Ctrl+C pauses it. */
    TrainReport carryOut(Project project, RunFolder run, Duration patience, DeviceChoice device, CommandLine command) {
        return carryOut(project, run, patience, device, GentleOption.not(), command, false);
    }

    /** Carries a run out or on. Ctrl+C pauses it. */
    TrainReport carryOut(
            Project project,
            RunFolder run,
            Duration patience,
            DeviceChoice device,
            GentleOption gentle,
            CommandLine command) {
        return carryOut(project, run, patience, device, gentle, command, false);
    }

    /**
     * Carries a run out or on.
     *
     * @param device what it is to be trained on
     * @param gentle whether it leaves most of the computer to other programs
     * @param finish train no further, and make the model from the best epoch so far
     */
    TrainReport carryOut(
            Project project,
            RunFolder run,
            Duration patience,
            DeviceChoice device,
            GentleOption gentle,
            CommandLine command,
            boolean finish) {
        PrintWriter err = command.getErr();
        err.println("Run " + run.id());
        err.flush();
        gentle.tell(err);
        RunSession session = new RunSession(
                folders,
                new ImageIoPictureReader(),
                gentle.workers(new WorkerStarter(folders)::forRun, WorkerClient::pid),
                CardTraining.ofThisMachine(folders, () -> device),
                clock);
        try (Display display = new Display(err)) {
            RunSession.Outcome outcome = session.carryOut(
                    project,
                    run,
                    patience,
                    display,
                    finish
                            ? new RunSession.Interrupt(new CancellationToken(), Runnable::run, () -> CancelMode.STOP)
                            : new RunSession.Interrupt(
                                    interruption.token(), interruption::whenPressed, () -> CancelMode.PAUSE));
            return TrainReport.of(run, outcome);
        } catch (GraftException e) {
            if (e.code() == ErrorCode.CANCELLED) {
                err.println(Message.of("cli.resumeWith", run.id()).english());
                err.flush();
            }
            throw e;
        }
    }

    /** Shows all that happens, one thing after the other. */
    private static final class Display implements RunObserver, AutoCloseable {
        private final ProgressLine scanning;
        private final TrainingPrinter printer;
        private final ProgressLine evaluating;

        Display(PrintWriter err) {
            boolean terminal = ProgressLine.isTerminal();
            this.scanning = new ProgressLine("Pictures", err, terminal, AwakeClock.ofThisFamily());
            this.printer = new TrainingPrinter(err, terminal);
            this.evaluating = new ProgressLine("Checking the finished model", err, terminal, AwakeClock.ofThisFamily());
        }

        @Override
        public void scanning(long done, long total) {
            scanning.at(done, total);
        }

        @Override
        public void training(TrainingEvent event) {
            scanning.close();
            printer.onEvent(event);
        }

        @Override
        public void evaluating(long done, long total) {
            evaluating.at(done, total);
        }

        @Override
        public void close() {
            scanning.close();
            printer.close();
            evaluating.close();
        }
    }
}
