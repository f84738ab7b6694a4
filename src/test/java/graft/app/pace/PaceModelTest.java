package graft.app.pace;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.state.GentleMode;
import graft.app.state.Kept;
import graft.app.state.Saver;
import graft.app.state.Settings;
import graft.app.testing.HandTicker;
import graft.app.testing.InlineTasks;
import graft.app.wizard.Hall;
import graft.app.wizard.Navigator;
import graft.app.wizard.StepId;
import graft.common.Message;
import graft.compute.Gentleness;
import graft.compute.PowerSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaceModelTest {

    private static final long OWN = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final HandTicker ticker = new HandTicker();
    private final Navigator navigator = new Navigator();
    private final List<Long> lowered = new ArrayList<>();
    private PowerSource power = PowerSource.MAINS;
    private double others;
    private int asked;
    private Kept<Settings> settings;
    private PaceModel pace;

    @BeforeEach
    void make() {
        settings = new Kept<>(Settings.DOCUMENT, folder.resolve("settings.json"), Settings.FIRST, saver);
        PaceModel.Probe probe = new PaceModel.Probe() {
            @Override
            public PowerSource power() {
                asked++;
                return power;
            }

            @Override
            public double others() {
                return others;
            }
        };
        pace = new PaceModel(settings, navigator, probe, new Gentleness(8, lowered::add), new InlineTasks(), ticker);
    }

    @AfterEach
    void close() {
        saver.close();
    }

    private Optional<String> reason() {
        return pace.reasonProperty().get().map(Message::key);
    }

    @Test
    void onTheMainsAllCoresAreUsed() {
        navigator.go(StepId.DEPTH);
        pace.started(OWN);
        assertThat(reason()).isEmpty();
        assertThat(pace.threads()).isEmpty();
        assertThat(lowered).isEmpty();
    }

    @Test
    void onTheBatteryHalfTheCoresAreUsedBehindOthers() {
        power = PowerSource.BATTERY;
        navigator.go(StepId.DEPTH);
        pace.started(OWN);
        assertThat(reason()).contains("pace.battery");
        assertThat(pace.threads()).contains(4);
        assertThat(lowered).containsExactly(OWN);
    }

    @Test
    void othersAtWorkCountAndNoMoreOnceTheyRest() {
        others = PaceModel.BUSY;
        navigator.go(StepId.DEPTH);
        assertThat(reason()).contains("pace.busy");
        others = 0.1;
        ticker.strike();
        assertThat(reason()).isEmpty();
        assertThat(pace.threads()).isEmpty();
    }

    @Test
    void aPulledPlugLowersTheWorkersThatRun() {
        navigator.go(StepId.TRAIN);
        pace.started(OWN);
        power = PowerSource.BATTERY;
        ticker.strike();
        assertThat(lowered).containsExactly(OWN);
        ticker.strike();
        assertThat(lowered).as("once is enough").containsExactly(OWN);
    }

    @Test
    void thePersonHasTheLastWord() {
        power = PowerSource.BATTERY;
        navigator.go(StepId.DEPTH);
        settings.change(s -> s.withGentle(GentleMode.NEVER));
        assertThat(reason()).isEmpty();
        assertThat(pace.threads()).isEmpty();
        power = PowerSource.MAINS;
        settings.change(s -> s.withGentle(GentleMode.ALWAYS));
        assertThat(reason()).contains("pace.alwaysSaid");
        assertThat(pace.threads()).contains(4);
        settings.change(s -> s.withThreads(Optional.of(3)));
        assertThat(pace.threads()).as("fewer still, if they said so").contains(3);
    }

    @Test
    void nothingIsAskedWhileNobodyIsAboutToTrain() {
        navigator.go(StepId.PICTURES);
        assertThat(asked).isZero();
        assertThat(ticker.listening()).isZero();
        navigator.go(StepId.DEPTH);
        assertThat(ticker.listening()).isOne();
        navigator.go(Hall.HOME);
        assertThat(ticker.listening()).isZero();
    }

    @Test
    void anOldFileOfSettingsMeansAutomatic() {
        assertThat(settings.get().gentle()).isEmpty();
        assertThat(Settings.FIRST
                        .withGentle(GentleMode.NEVER)
                        .withThreads(Optional.of(2))
                        .gentle())
                .contains(GentleMode.NEVER);
    }
}
