package graft.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a file lock on a thread of its own, because that wait cannot be given a limit. One that comes too late is not
 * woken (closing its channel would hang on Windows): it goes on waiting, lets go of the lock as soon as it gets it, and can
 * be taken up again until then.
 */
final class LockWaiter {

    private static final Logger LOG = LoggerFactory.getLogger(LockWaiter.class);

    private final Path file;
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean wanted = true;
    private @Nullable FileChannel locked;
    private @Nullable IOException failure;

    private LockWaiter(Path file) {
        this.file = file;
    }

    static LockWaiter start(Path file) {
        LockWaiter waiter = new LockWaiter(file);
        Thread thread = new Thread(waiter::lock, "lock-" + file.getFileName());
        thread.setDaemon(true);
        thread.start();
        return waiter;
    }

    private void lock() {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock();
            LOG.trace("{}", lock);
            decide(channel, null);
        } catch (IOException e) {
            close(channel);
            decide(null, e);
        }
    }

    /** Under one monitor with {@link #takeUp}, so that nobody takes up a wait whose lock is just given away. */
    private synchronized void decide(@Nullable FileChannel channel, @Nullable IOException why) {
        failure = why;
        if (wanted) {
            locked = channel;
        } else {
            close(channel);
        }
        over.countDown();
    }

    private void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    boolean isWaiting() {
        return over.getCount() > 0;
    }

    /** Wants the lock again; false if it was given away already. */
    synchronized boolean takeUp() {
        wanted = isWaiting();
        return wanted;
    }

    /**
     * The locked channel, or null if it did not come until the deadline.
     *
     * @param deadline in the time of {@link System#nanoTime}
     */
    @Nullable
    FileChannel await(long deadline) throws IOException, InterruptedException {
        try {
            boolean inTime = over.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            FileChannel channel = takenOrGivenUp();
            LOG.debug("{} {}", file, inTime ? "locked" : "kept by another process");
            return channel;
        } catch (InterruptedException e) {
            close(takenOrGivenUp());
            throw e;
        }
    }

    /** The channel if it is there by now; if not, nobody wants it any more. */
    private synchronized @Nullable FileChannel takenOrGivenUp() throws IOException {
        wanted = false;
        if (failure != null) {
            throw failure;
        }
        FileChannel taken = locked;
        locked = null;
        return taken;
    }
}
