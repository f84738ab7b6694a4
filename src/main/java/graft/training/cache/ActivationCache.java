package graft.training.cache;

import graft.common.AtomicFiles;
import graft.common.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of all activation stores of a person, kept within a budget: the stores that were not used for the longest
 * time go first, and one that is in use never goes.
 */
public final class ActivationCache {

    private static final Logger LOG = LoggerFactory.getLogger(ActivationCache.class);
    private static final String KEY_FILE = "key.json";
    private static final long LARGEST_DEFAULT_BUDGET = 20L << 30;

    private final Path root;
    private final long budget;

    /**
     * @param root where the stores lie; made when first written to
     * @param budget how many bytes all stores together may take
     */
    public ActivationCache(Path root, long budget) {
        this.root = root;
        this.budget = budget;
    }

    /** The smaller of 20 GB and a quarter of the free disk, in bytes. */
    public static long defaultBudget(Path root) throws IOException {
        Path existing = root.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            throw new NoSuchFileException(root.toString());
        }
        return Math.min(LARGEST_DEFAULT_BUDGET, Files.getFileStore(existing).getUsableSpace() / 4);
    }

    public long budget() {
        return budget;
    }

    /** Opens the store of this key, which is empty if it was not there. */
    public ActivationStore open(ActivationKey key) throws IOException {
        Path folder = root.resolve(key.folderName());
        ActivationStore store = ActivationStore.open(folder, key.values());
        try {
            Path keyFile = folder.resolve(KEY_FILE);
            if (!Files.exists(keyFile)) {
                AtomicFiles.writeText(keyFile, Json.pretty(key));
            }
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Removes the stores that were not used for the longest time until this many bytes fit into the budget.
     *
     * @return whether they fit now
     */
    public boolean makeRoom(long bytes) throws IOException {
        List<StoreFolder> stores = stores();
        long used = stores.stream().mapToLong(StoreFolder::bytes).sum();
        for (StoreFolder store : stores) {
            if (used + bytes <= budget) {
                break;
            }
            if (remove(store.path())) {
                used -= store.bytes();
            }
        }
        return used + bytes <= budget;
    }

    /** Removes every store that is not in use. */
    public void clear() throws IOException {
        for (StoreFolder store : stores()) {
            remove(store.path());
        }
    }

    /** The bytes all stores take now. */
    public long bytes() throws IOException {
        return stores().stream().mapToLong(StoreFolder::bytes).sum();
    }

    private record StoreFolder(Path path, long bytes, long lastUsedMillis) {}

    private List<StoreFolder> stores() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<StoreFolder> stores = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path folder : folders) {
                Path mark = folder.resolve(ActivationStore.LOCK_FILE);
                long lastUsed =
                        Files.exists(mark) ? Files.getLastModifiedTime(mark).toMillis() : 0;
                stores.add(new StoreFolder(folder, size(folder), lastUsed));
            }
        }
        stores.sort(Comparator.comparingLong(StoreFolder::lastUsedMillis));
        return stores;
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static boolean remove(Path folder) throws IOException {
        Path mark = folder.resolve(ActivationStore.LOCK_FILE);
        try (FileChannel channel = FileChannel.open(
                        mark, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return false;
            }
            List<Path> files;
            try (Stream<Path> listing = Files.list(folder)) {
                files = listing.filter(f -> !f.equals(mark)).toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (OverlappingFileLockException e) {
            // In use by this very process.
            return false;
        }
        Files.deleteIfExists(mark);
        Files.deleteIfExists(folder);
        LOG.debug("removed cached activations {}", folder.getFileName());
        return true;
    }
}
