package graft.app.pace;

import graft.compute.OtherWork;
import graft.compute.PowerProbe;
import graft.compute.PowerSource;
import org.jspecify.annotations.Nullable;

/** Asks the computer that this process runs on. Used by one thread at a time. */
public final class MachineProbe implements PaceModel.Probe {

    /** On Windows and macOS asking starts a process, so it is not done at every look. */
    private static final long POWER_NANOS = 30_000_000_000L;

    private final PowerProbe probe;
    private final int logical;
    private OtherWork.@Nullable Look before;
    private @Nullable PowerSource known;
    private long asked;

    /**
     * @param logical how many processors there are
     */
    public MachineProbe(PowerProbe probe, int logical) {
        this.probe = probe;
        this.logical = logical;
    }

    @Override
    public synchronized PowerSource power() {
        PowerSource now = known;
        if (now == null || System.nanoTime() - asked > POWER_NANOS) {
            now = probe.ask();
            known = now;
            asked = System.nanoTime();
        }
        return now;
    }

    @Override
    public synchronized double others() {
        OtherWork.Look last = before;
        OtherWork.Look now = OtherWork.Look.now();
        before = now;
        return last == null ? 0 : OtherWork.between(last, now, logical);
    }
}
