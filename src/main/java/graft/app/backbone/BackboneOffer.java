package graft.app.backbone;

import graft.backbone.BackboneCatalogue.WeightsFile;
import graft.backbone.CommercialUse;
import graft.common.Message;
import graft.network.NetworkDescription;
import java.util.Optional;

/**
 * A backbone that a person may choose, whether it is on disk or not.
 *
 * @param id what it is chosen by
 * @param title for a heading
 * @param description one sentence on what it is good at
 * @param network its description
 * @param bytes size of its weights
 * @param picturesPerSecond about how many pictures a second this machine puts through it
 * @param licence of the weights
 * @param terms of the data they learned from
 * @param commercial whether it may be used to earn money, as far as is known
 * @param citation what to cite; may be empty
 * @param top1 published share of the ImageNet validation pictures it names right, in percent
 * @param availability whether and how it can be had
 */
public record BackboneOffer(
        String id,
        String title,
        String description,
        NetworkDescription network,
        long bytes,
        long picturesPerSecond,
        String licence,
        String terms,
        CommercialUse commercial,
        String citation,
        Optional<Double> top1,
        Availability availability) {

    /** Whether and how a backbone can be had. */
    public sealed interface Availability {

        /** On disk, sound. */
        record Ready(boolean bundled) implements Availability {}

        /** It can be downloaded. */
        record Downloadable(WeightsFile file) implements Availability {}

        /** Graft knows it, but has no address for it: it comes from a file of the person's. */
        record FromFile() implements Availability {}

        /** On disk, but not usable. */
        record Damaged(Message why) implements Availability {}
    }

    public boolean ready() {
        return availability instanceof Availability.Ready;
    }
}
