package graft.model;

import java.util.Objects;

/**
 * What a model was built on, and under what terms.
 *
 * @param architecture name of the network, for instance {@code mobilenet_v2_1.0}
 * @param id of the backbone in the catalogue, or what was made of a file of one's own; never a path
 * @param licence of the pretrained weights
 * @param dataTerms terms of the pictures that the pretrained weights learned from, which bind apart from the licence
 */
public record BackboneNote(String architecture, String id, String licence, String dataTerms) {

    public BackboneNote {
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(licence, "licence");
        Objects.requireNonNull(dataTerms, "dataTerms");
    }
}
