package graft.app.pack;

import graft.common.Progress;
import graft.compute.pack.Pack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One progress for a pack of several files: their bytes one after the other, and then putting them together, for which a fifth
 * of the bar is left, because nobody knows beforehand how fast line and disk are.
 */
final class PackProgress implements Function<Optional<String>, Progress> {

    private static final double TOGETHER = 0.25;

    /** How many bytes lie before each file. */
    private final Map<String, Long> before = new LinkedHashMap<>();

    private final Progress whole;
    private final long bytes;

    PackProgress(List<Pack.Archive> archives, Progress whole) {
        this.whole = whole;
        long sum = 0;
        for (Pack.Archive archive : archives) {
            before.put(archive.name(), sum);
            sum += archive.bytes();
        }
        this.bytes = sum;
    }

    @Override
    public Progress apply(Optional<String> file) {
        long total = bytes + (long) (bytes * TOGETHER);
        // A byte is left until the last file is there, so that nobody reads that all have come while one is looked at.
        return file.map(name -> (Progress)
                        (done, all) -> whole.at(Math.min(before.getOrDefault(name, 0L) + done, bytes - 1), total))
                .orElse((done, all) ->
                        whole.at(bytes + (long) ((double) done / Math.max(1, all) * (total - bytes)), total));
    }
}
