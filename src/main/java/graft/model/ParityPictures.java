package graft.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses the pictures that a {@link ParityCheck} tries. */
public final class ParityPictures {

    /** How many are tried at most. */
    public static final int MOST = 50;

    /** How many of each awkward kind come first. */
    private static final int OF_EACH_KIND = 5;

    /** No more files than this are looked into. */
    private static final int LOOKED_INTO = 2000;

    private ParityPictures() {}

    /**
     * Up to {@code most} of these files: first large, rotated, gray, transparent and CMYK ones as far as there are any,
     * then others, evenly spread. The same files in the same order give the same choice.
     */
    public static List<Path> choose(List<Path> pictures, int most) {
        List<Path> candidates = spread(pictures, LOOKED_INTO);
        Map<PictureTraits.Trait, List<Path>> awkward = new EnumMap<>(PictureTraits.Trait.class);
        for (Path picture : candidates) {
            for (PictureTraits.Trait trait : PictureTraits.of(picture)) {
                awkward.computeIfAbsent(trait, t -> new ArrayList<>()).add(picture);
            }
        }
        Set<Path> chosen = new LinkedHashSet<>();
        awkward.values().forEach(files -> chosen.addAll(spread(files, OF_EACH_KIND)));
        List<Path> rest = new ArrayList<>(candidates);
        rest.removeAll(chosen);
        chosen.addAll(spread(rest, Math.max(0, most - chosen.size())));
        return chosen.stream().limit(most).toList();
    }

    /** Up to {@code count} of a list, evenly spread over it, in its order. */
    private static List<Path> spread(List<Path> files, int count) {
        if (files.size() <= count) {
            return List.copyOf(files);
        }
        List<Path> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            some.add(files.get((int) ((long) i * files.size() / count)));
        }
        return some;
    }
}
