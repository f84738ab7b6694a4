package graft.app.pace;

import graft.app.state.GentleMode;
import graft.app.state.Kept;
import graft.app.state.Settings;
import graft.app.task.Tasks;
import graft.app.task.Ticker;
import graft.app.wizard.Navigator;
import graft.app.wizard.Place;
import graft.app.wizard.StepId;
import graft.common.Message;
import graft.compute.Gentleness;
import graft.compute.PowerSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Whether training is gentle: half the cores, and behind other programs. The cores are part of the plan of a run and hold
 * until it is finished, because the same plan must give the same numbers; the priority of a worker is only ever lowered, which
 * also happens in the middle of a run when the plug is pulled.
 */
public final class PaceModel {

    /** From here on others are said to be busy: a third of the computer. */
    static final double BUSY = 0.34;

    /** Often enough to be right about a plug, too seldom to be felt. */
    private static final Duration LOOKING = Duration.ofSeconds(4);

    private static final List<Place> WATCHED = List.of(StepId.DEPTH, StepId.TRAIN);

    /** Asks the computer; takes a moment. */
    public interface Probe {

        /** What it runs on. */
        PowerSource power();

        /** The share of all processors that other programs have kept busy since the last time, 0 to 1. */
        double others();
    }

    private record Reading(PowerSource power, double others) {}

    private final Kept<Settings> settings;
    private final Probe probe;
    private final Tasks tasks;
    private final Ticker ticker;
    private final Gentleness gentleness;
    private final Set<Long> workers = ConcurrentHashMap.newKeySet();
    private final ReadOnlyObjectWrapper<Optional<Message>> reason = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Reading reading = new Reading(PowerSource.UNKNOWN, 0);
    private boolean looking;
    private Ticker.@Nullable Subscription watching;
    private volatile boolean gentle;

    /**
     * @param gentleness what it means to be gentle on this computer
     */
    public PaceModel(
            Kept<Settings> settings,
            Navigator navigator,
            Probe probe,
            Gentleness gentleness,
            Tasks tasks,
            Ticker ticker) {
        this.settings = settings;
        this.probe = probe;
        this.gentleness = gentleness;
        this.tasks = tasks;
        this.ticker = ticker;
        settings.property().addListener((observable, before, now) -> decide());
        navigator.placeProperty().addListener((observable, before, now) -> watch(WATCHED.contains(now)));
        decide();
    }

    /** Why training is gentle, in one sentence; empty while it is not. */
    public ReadOnlyObjectProperty<Optional<Message>> reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /** How many cores a training that begins now may use; empty for all. */
    public Optional<Integer> threads() {
        Optional<Integer> chosen = settings.get().threads();
        return gentle ? Optional.of(gentleness.threads(chosen)) : chosen;
    }

    /** A worker of a run has come up; on whatever thread. It gives way to others from now on if training is gentle. */
    public void started(long pid) {
        forgetEnded();
        workers.add(pid);
        if (gentle) {
            gentleness.giveWay(pid);
        }
    }

    private void forgetEnded() {
        workers.removeIf(
                known -> ProcessHandle.of(known).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** While a run is at work it is watched for the plug, wherever the person is. */
    private void watch(boolean wanted) {
        forgetEnded();
        if (wanted && watching == null) {
            look();
            watching = ticker.every(LOOKING, this::look);
        } else if (!wanted && watching != null && workers.isEmpty()) {
            watching.close();
            watching = null;
        }
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        tasks.start(
                (progress, cancellation) -> new Reading(probe.power(), probe.others()),
                found -> {
                    looking = false;
                    reading = found;
                    decide();
                },
                failure -> looking = false);
    }

    private void decide() {
        GentleMode mode = settings.get().gentle().orElse(GentleMode.AUTOMATIC);
        Optional<Message> now =
                switch (mode) {
                    case NEVER -> Optional.empty();
                    case ALWAYS -> Optional.of(Message.of("pace.alwaysSaid"));
                    case AUTOMATIC -> automatic();
                };
        boolean before = gentle;
        gentle = now.isPresent();
        if (!now.equals(reason.get())) {
            reason.set(now);
        }
        if (gentle && !before) {
            lowerAll();
        }
    }

    private Optional<Message> automatic() {
        if (reading.power() == PowerSource.BATTERY) {
            return Optional.of(Message.of("pace.battery"));
        }
        return reading.others() >= BUSY ? Optional.of(Message.of("pace.busy")) : Optional.empty();
    }

    private void lowerAll() {
        List<Long> now = List.copyOf(workers);
        if (!now.isEmpty()) {
            tasks.start(
                    (progress, cancellation) -> {
                        now.forEach(gentleness::giveWay);
                        return true;
                    },
                    done -> {},
                    failure -> {});
        }
    }
}
