package graft.training;

import java.io.IOException;
import java.util.Optional;

/** Keeps the latest checkpoint of one run. */
public interface CheckpointStore {

    /** Makes this the latest checkpoint, at once and completely, or leaves the one before in place and throws. */
    void save(Checkpoint checkpoint) throws IOException;

    /** The latest checkpoint, if there is one. */
    Optional<Checkpoint> latest() throws IOException;
}
