package graft.training.dl4j;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many threads linear algebra takes, for as long as this is open; the setting is that of the whole process.
 *
 * <p>A head alone is so little work that a second thread gains nothing, and where other programs keep the processors busy,
 * waiting for it turns a step of half a millisecond into one of fifty.
 */
final class Threads implements AutoCloseable {

    private final NativeOps natives;
    private final int before;

    private Threads(NativeOps natives, int before) {
        this.natives = natives;
        this.before = before;
    }

    /** Leaves the number as it is. */
    static Threads unchanged() {
        NativeOps natives = natives();
        return new Threads(natives, natives.ompGetMaxThreads());
    }

    /** One thread from now on. */
    static Threads one() {
        Threads threads = unchanged();
        threads.natives.setOmpNumThreads(1);
        return threads;
    }

    private static NativeOps natives() {
        // Nd4j has to be loaded before any other of ND4J's classes: those fail for good if they come first.
        Nd4j.getBackend();
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }

    /** Puts back what was there before. */
    @Override
    public void close() {
        natives.setOmpNumThreads(before);
    }
}
