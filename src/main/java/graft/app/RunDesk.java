package graft.app;

import graft.app.i18n.Texts;
import graft.app.pace.MachineProbe;
import graft.app.pace.PaceModel;
import graft.app.state.Kept;
import graft.app.state.Settings;
import graft.app.train.Departure;
import graft.app.train.EndNotice;
import graft.app.train.LiveRuns;
import graft.app.train.Runs;
import graft.app.train.RunsAtWork;
import graft.app.wizard.Navigator;
import graft.compute.DeviceChoice;
import graft.compute.Gentleness;
import graft.compute.PowerProbe;
import graft.compute.Processors;
import graft.worker.client.CardTraining;
import graft.worker.client.RunSession;
import graft.worker.client.WorkerClient;
import java.util.function.Function;

/** Whatever carries runs out for the window, and knows of those at work. */
final class RunDesk {

    private final PaceModel pace;
    private final Runs starter;
    private final LiveRuns live;
    private final Departure departure;

    /**
     * @param runStarter makes whoever carries runs out
     */
    RunDesk(
            Environment environment,
            Kept<Settings> settings,
            Texts texts,
            Navigator navigator,
            Function<RunSession, Runs> runStarter) {
        this.pace = new PaceModel(
                settings,
                navigator,
                new MachineProbe(PowerProbe.ofThisMachine(), Processors.detect().logical()),
                Gentleness.ofThisMachine(),
                environment.tasks(),
                environment.ticker());
        this.starter = runStarter.apply(session(environment, settings));
        RunsAtWork atWork = new RunsAtWork();
        this.departure = new Departure(atWork, environment.desk());
        this.live = new LiveRuns(
                starter,
                atWork,
                new EndNotice(environment.desk(), texts, environment.tasks()),
                environment.tasks(),
                environment.ticker());
    }

    private RunSession session(Environment environment, Kept<Settings> settings) {
        return new RunSession(
                environment.folders(),
                environment.reader(),
                (log, stay) -> {
                    WorkerClient worker = environment.runWorkers().apply(log, stay);
                    pace.started(worker.pid());
                    return worker;
                },
                CardTraining.ofThisMachine(
                        environment.folders(), () -> settings.get().device().orElse(DeviceChoice.AUTO)),
                environment.clock());
    }

    /** How much of the computer training takes. */
    PaceModel pace() {
        return pace;
    }

    Runs starter() {
        return starter;
    }

    LiveRuns live() {
        return live;
    }

    /** Asks what becomes of runs when the window is closed. */
    Departure departure() {
        return departure;
    }
}
