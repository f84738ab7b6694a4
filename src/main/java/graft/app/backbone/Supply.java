package graft.app.backbone;

import graft.backbone.BackboneCatalogue;
import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * Where backbones come from that are not on disk.
 *
 * @param catalogue those that Graft knows of
 * @param mirror where a file of the catalogue is fetched from, by the address that the catalogue gives
 */
public record Supply(BackboneCatalogue catalogue, UnaryOperator<URI> mirror) {

    /** What comes with Graft, fetched from where it says. */
    public static Supply ordinary() {
        return new Supply(BackboneCatalogue.bundled(), UnaryOperator.identity());
    }
}
