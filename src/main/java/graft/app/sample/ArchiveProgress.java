package graft.app.sample;

import graft.common.Progress;
import graft.samples.PublicSamples;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One progress in bytes for a dataset of several archives. An archive is named twice: first while its bytes come, then while
 * it is unpacked, when nothing is left to fetch.
 */
final class ArchiveProgress implements Function<String, Progress> {

    private final Map<String, Long> sizes;
    private final long total;
    private final Progress whole;
    private final Set<String> fetched = new HashSet<>();
    private long before;

    ArchiveProgress(PublicSamples.Sample sample, Progress whole) {
        this.sizes = sample.archives().stream().collect(Collectors.toMap(PublicSamples.Archive::name, a -> a.bytes()
                .orElse(0L)));
        this.total = sample.bytes();
        this.whole = whole;
    }

    @Override
    public Progress apply(String archive) {
        if (!fetched.add(archive)) {
            return (done, all) -> whole.at(total, total);
        }
        long already = before;
        before += sizes.getOrDefault(archive, 0L);
        // A byte is left until unpacking has begun, so that nobody reads "done" while there is more to do.
        return (done, all) -> whole.at(Math.min(already + done, Math.max(0, total - 1)), total);
    }
}
