package graft.data.split;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which pictures belong together because they show the same plant, part, patient or place. Pictures of one group stay on
 * one side of the split.
 *
 * @param source where it comes from
 * @param groupOf the group of a picture by its path in the scan; pictures without one stand for themselves
 */
public record Grouping(Source source, Map<String, String> groupOf) {

    /** Where a grouping comes from. */
    public enum Source {
        /** Nothing is known to belong together. */
        NONE,
        /** A table of pictures and groups. */
        FILE,
        /** The folders inside the class folders. */
        SUB_FOLDERS,
        /** How the file names begin. */
        FILE_NAMES,
        /** Pictures of one class taken within 30 seconds of each other. */
        BURSTS
    }

    public Grouping {
        groupOf = Map.copyOf(groupOf);
    }

    /** Every picture stands for itself. */
    public static Grouping none() {
        return new Grouping(Source.NONE, Map.of());
    }

    /** The group of a picture, if it has one. */
    public Optional<String> of(String path) {
        return Optional.ofNullable(groupOf.get(path));
    }

    /** How many groups there are. */
    public int count() {
        return (int) List.copyOf(groupOf.values()).stream().distinct().count();
    }
}
