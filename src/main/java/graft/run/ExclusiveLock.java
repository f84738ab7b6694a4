package graft.run;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everybody else, in this process and in others, from working on the same thing at the same time. The system lets go
 * of the lock when its process ends, however it ends, so that a killed process leaves nothing to clean up; the empty lock
 * file that stays behind means nothing.
 */
public final class ExclusiveLock implements AutoCloseable {

    /**
     * Who in this process holds or wants what. Static because it mirrors something of the process: on POSIX systems a
     * process loses its lock as soon as it closes <em>any</em> channel to the file, so that nobody in a process that holds
     * the lock may open the file a second time, not even to ask whether it is locked.
     */
    private static final Map<Path, Door> DOORS = new ConcurrentHashMap<>();

    private final FileChannel channel;
    private final Door door;
    private boolean closed;

    private ExclusiveLock(FileChannel channel, Door door) {
        this.channel = channel;
        this.door = door;
    }

    /** What this process does with one lock file: one thing at a time. */
    private static final class Door {
        /** Taken by whoever opens the file, and by the holder of the lock as long as they hold it. */
        final Semaphore key = new Semaphore(1);
        /** Still waits for another process although nobody waits for it any more; touched only with the key. */
        @Nullable
        LockWaiter waiter;
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
            Door door = doorOf(file);
            if (!door.key.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new GraftException(ErrorCode.DATA, busy);
            }
            FileChannel channel = null;
            try {
                channel = lockedChannel(file, door, deadline);
                if (channel == null) {
                    throw new GraftException(ErrorCode.DATA, busy);
                }
                return new ExclusiveLock(channel, door);
            } finally {
                if (channel == null) {
                    door.key.release();
                }
            }
        } catch (IOException e) {
            throw failed(file, e);
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
            Door door = doorOf(file);
            if (!door.key.tryAcquire()) {
                return true;
            }
            try {
                if (door.waiter != null && door.waiter.isWaiting()) {
                    return true;
                }
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                        FileLock lock = channel.tryLock()) {
                    return lock == null;
                }
            } finally {
                door.key.release();
            }
        } catch (FileSystemException e) {
            // Gone meanwhile, or on a disk or in a folder of others where we may only read: then the run is one to look
            // at.
            return false;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static GraftException failed(Path file, IOException e) {
        return new GraftException(ErrorCode.DEVICE, Message.of("run.lockFailed", JsonDocument.shown(file)), e);
    }

    private static Door doorOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder for a lock: " + file);
        }
        Files.createDirectories(folder);
        // Two ways to write one path must end at one door.
        Path canonical = folder.toRealPath().resolve(file.getFileName());
        return DOORS.computeIfAbsent(canonical, path -> new Door());
    }

    /** A channel whose file is locked, or null if another process kept it until the deadline. */
    private static @Nullable FileChannel lockedChannel(Path file, Door door, long deadline)
            throws IOException, InterruptedException {
        if (door.waiter == null || !door.waiter.takeUp()) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean locked = false;
            try {
                locked = channel.tryLock() != null;
            } finally {
                if (!locked) {
                    channel.close();
                }
            }
            if (locked) {
                return channel;
            }
            if (deadline - System.nanoTime() <= 0) {
                return null;
            }
            door.waiter = LockWaiter.start(file);
        }
        return door.waiter.await(deadline);
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
            door.key.release();
        }
    }
}
