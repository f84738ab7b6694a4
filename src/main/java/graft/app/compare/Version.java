package graft.app.compare;

import graft.app.curve.Curves;
import graft.common.Message;
import graft.run.RunComparison;
import java.time.Instant;
import java.util.Optional;

/**
 * A version that is compared.
 *
 * @param name what the person calls it
 * @param details classes, pictures and backbone
 * @param created when it was asked for, where that is known
 * @param curves of its training
 * @param row its figures on the pictures that all have in common; absent where there are none
 */
public record Version(
        String name,
        Optional<Message> details,
        Optional<Instant> created,
        Curves curves,
        Optional<RunComparison.Row> row) {}
