package graft.data.split;

import graft.data.scan.Picture;
import java.util.List;
import java.util.Optional;

/**
 * Pictures that stay on one side of the split: copies, look-alikes and members of one group, however long the chain.
 *
 * @param id the first 16 digits of its smallest picture digest: the same in every scan that holds the same pictures
 * @param pictures ordered by digest, then path; never empty
 * @param group the name of the group its first grouped picture belongs to, if any does
 */
public record Unit(String id, List<Picture> pictures, Optional<String> group) {
    public Unit {
        pictures = List.copyOf(pictures);
    }
}
