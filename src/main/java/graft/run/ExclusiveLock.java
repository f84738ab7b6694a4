package graft.run;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everybody else, in this process and in others, from working on the same thing at the same time. The system lets go
 * of the lock when its process ends, however it ends, so that a killed process leaves nothing to clean up; the empty lock
 * file that stays behind means nothing.
 */
public final class ExclusiveLock implements AutoCloseable {

    /**
     * Who in this process holds what. Static because it mirrors something of the process: on POSIX systems a process loses
     * its lock as soon as it closes <em>any</em> channel to the file, so that nobody in a process that holds the lock may
     * open the file a second time, not even to ask whether it is locked.
     */
    private static final Map<Path, Semaphore> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private final FileChannel channel;
    private final Semaphore holder;
    private boolean closed;

    private ExclusiveLock(FileChannel channel, Semaphore holder) {
        this.channel = channel;
        this.holder = holder;
    }

    /**
     * Takes the lock, waiting for whoever holds it.
     *
     * @param file made if it is not there; its content is never read or written
     * @param patience how long to wait at most; zero does not wait
     * @param busy what to tell the person if it is still held then
     * @throws GraftException with {@link ErrorCode#DATA} if it is still held; with {@link ErrorCode#DEVICE} if the file
     *     cannot be made or this disk knows no locks; with {@link ErrorCode#CANCELLED} if interrupted while waiting
     */
    public static ExclusiveLock acquire(Path file, Duration patience, Message busy) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            Semaphore holder = holderOf(file);
            if (!holder.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new GraftException(ErrorCode.DATA, busy);
            }
            FileChannel channel = null;
            try {
                channel = lockedChannel(file, deadline);
                if (channel == null) {
                    throw new GraftException(ErrorCode.DATA, busy);
                }
                return new ExclusiveLock(channel, holder);
            } finally {
                if (channel == null) {
                    holder.release();
                }
            }
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.lockFailed", JsonDocument.shown(file)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GraftException.cancelled();
        }
    }

    /** Whether anybody, here or in another process, holds the lock at this moment. */
    public static boolean isHeld(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            Semaphore holder = holderOf(file);
            if (!holder.tryAcquire()) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    FileLock lock = tryLock(channel)) {
                return lock == null;
            } finally {
                holder.release();
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.lockFailed", JsonDocument.shown(file)), e);
        }
    }

    private static Semaphore holderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder for a lock: " + file);
        }
        Files.createDirectories(folder);
        // Two ways to write one path must end at one semaphore.
        Path canonical = folder.toRealPath().resolve(file.getFileName());
        return IN_THIS_PROCESS.computeIfAbsent(canonical, path -> new Semaphore(1));
    }

    /** A channel whose file is locked, or null if somebody else kept it until the deadline. */
    private static @Nullable FileChannel lockedChannel(Path file, long deadline)
            throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = tryLock(channel) != null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (locked) {
            return channel;
        }
        long left = deadline - System.nanoTime();
        return left > 0 ? waitForLock(file, left) : null;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // a waiter of this process that gave up has not been woken yet
        }
    }

    /**
     * Waits on a thread of its own, because a wait for a file lock cannot be given a limit. A waiter that comes too late is
     * not interrupted (closing its channel would hang on Windows): it lets go of the lock as soon as it gets it.
     */
    private static @Nullable FileChannel waitForLock(Path file, long nanos) throws IOException, InterruptedException {
        Waiter waiter = new Waiter(file);
        FutureTask<@Nullable FileChannel> task = new FutureTask<>(waiter::lock);
        Thread thread = new Thread(task, "lock-" + file.getFileName());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return waiter.giveUp();
        } catch (InterruptedException e) {
            FileChannel late = waiter.giveUp();
            if (late != null) {
                late.close();
            }
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    /** One wait, and what becomes of its channel when nobody wants it any more. */
    private static final class Waiter {
        private final Path file;
        private boolean unwanted;
        private @Nullable FileChannel locked;

        Waiter(Path file) {
            this.file = file;
        }

        @Nullable
        FileChannel lock() throws IOException {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.lock();
                return lock.isValid() && keep(channel) ? channel : null;
            } catch (OverlappingFileLockException e) {
                channel.close();
                return null;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        private synchronized boolean keep(FileChannel channel) throws IOException {
            if (unwanted) {
                channel.close();
                return false;
            }
            locked = channel;
            return true;
        }

        /** The channel if it was locked at the very last moment after all. */
        synchronized @Nullable FileChannel giveUp() {
            unwanted = true;
            return locked;
        }
    }

    /** Lets go of the lock; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.lockFailed", ""), e);
        } finally {
            holder.release();
        }
    }
}
