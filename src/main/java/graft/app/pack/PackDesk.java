package graft.app.pack;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.compute.pack.Pack;
import graft.compute.pack.PackState;
import java.nio.file.Path;
import java.util.List;

/**
 * What can be done with packs. All of it takes its time, and fails with a {@link graft.common.GraftException} that says in one
 * sentence what went wrong and what to do.
 */
public interface PackDesk {

    /** The packs there are for this kind of computer, as things stand. */
    List<PackState> look();

    /**
     * Fetches a pack and puts it together, or goes on where that was broken off.
     *
     * @param progress hears bytes: first the {@link PackState#toFetch} ones, then more while it is put together
     */
    void fetch(Pack pack, Progress progress, CancellationToken cancellation);

    /**
     * Puts a pack together from files that were fetched elsewhere.
     *
     * @param progress hears bytes
     */
    void add(Pack pack, Path folder, Progress progress, CancellationToken cancellation);

    /** Deletes a pack. */
    void remove(Pack pack);

    /** Deletes what has come of one that is not here. */
    void discard(Pack pack);

    /** What a pack is made of, for fetching it elsewhere: a line for each file, with its digest and address. */
    String files(Pack pack);
}
