package graft.backbone;

import graft.backbone.family.Architectures;
import java.util.Optional;

/**
 * What is known about a backbone and the weights it has.
 *
 * @param id what it is chosen by and its folder is called: lower-case letters, digits, {@code . _ -}
 * @param title for a heading
 * @param description one sentence
 * @param architecture as {@link Architectures#byName} knows it
 * @param weightsDigest {@link graft.network.Weights#digest()}, the identity of the weights whatever file they came from
 * @param licence of the weights, apart from that of any code
 * @param terms of the data they learned from
 * @param source where they come from, without any path on this machine
 * @param citation what to cite, or empty
 * @param top1 published share of the ImageNet validation pictures it names right, in percent; of the architecture, not
 *     measured on these very weights
 * @param commercial whether it may be used to earn money, where that is known
 */
public record BackboneInfo(
        String id,
        String title,
        String description,
        String architecture,
        String weightsDigest,
        String licence,
        String terms,
        String source,
        String citation,
        Optional<Double> top1,
        Optional<CommercialUse> commercial) {

    /** A backbone of which it is not known whether it may be used to earn money. */
    public BackboneInfo(
            String id,
            String title,
            String description,
            String architecture,
            String weightsDigest,
            String licence,
            String terms,
            String source,
            String citation,
            Optional<Double> top1) {
        this(
                id,
                title,
                description,
                architecture,
                weightsDigest,
                licence,
                terms,
                source,
                citation,
                top1,
                Optional.empty());
    }

    /** Whether it may be used to earn money, as far as is known. */
    public CommercialUse use() {
        return commercial.orElseGet(CommercialUse::unknown);
    }

    /** The same under another id. */
    BackboneInfo withId(String other) {
        return new BackboneInfo(
                other,
                title,
                description,
                architecture,
                weightsDigest,
                licence,
                terms,
                source,
                citation,
                top1,
                commercial);
    }
}
