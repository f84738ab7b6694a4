package graft.model;

import graft.data.split.SplitManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which pictures of a run are tried when two ways of answering are compared. The same run gives the same ones: first those
 * that are likeliest to be read differently (the largest file, the smallest, one of every ending of a file name, the
 * rarest endings first, and some that are large, turned, gray, transparent or CMYK, as far as there are any), then others
 * at even distances over the list in the order of the split.
 */
public final class ParitySample {

    /** How many of each awkward kind come first. */
    private static final int OF_EACH_TRAIT = 5;

    /** No more files than this are looked into for what makes them awkward. */
    private static final int LOOKED_INTO = 2000;

    private ParitySample() {}

    /** Validation and test pictures of a split, at most so many; {@code images} is what their paths are relative to. */
    public static List<Path> of(List<SplitManifest.Entry> entries, Path images, int most) {
        return of(entries.stream().map(e -> images.resolve(e.path())).toList(), most);
    }

    /** Picks among the pictures that are still there. */
    public static List<Path> of(List<Path> pictures, int most) {
        List<Path> there = pictures.stream().filter(Files::isRegularFile).toList();
        if (there.size() <= most) {
            return there;
        }
        Set<Path> chosen = new LinkedHashSet<>(first(likelyToDiffer(there), most));
        List<Path> rest = there.stream().filter(p -> !chosen.contains(p)).toList();
        chosen.addAll(spread(rest, most - chosen.size()));
        return List.copyOf(chosen);
    }

    private static List<Path> likelyToDiffer(List<Path> pictures) {
        List<Path> bySize = pictures.stream()
                .sorted(Comparator.comparing(ParitySample::size))
                .toList();
        Set<Path> likely = new LinkedHashSet<>();
        likely.add(bySize.get(bySize.size() - 1));
        likely.add(bySize.get(0));
        likely.addAll(oneOfEachEnding(pictures));
        likely.addAll(awkward(spread(pictures, LOOKED_INTO)));
        return List.copyOf(likely);
    }

    private static List<Path> awkward(List<Path> pictures) {
        Map<PictureTraits.Trait, List<Path>> byTrait = new EnumMap<>(PictureTraits.Trait.class);
        for (Path picture : pictures) {
            for (PictureTraits.Trait trait : PictureTraits.of(picture)) {
                byTrait.computeIfAbsent(trait, t -> new ArrayList<>()).add(picture);
            }
        }
        return byTrait.values().stream()
                .flatMap(paths -> spread(paths, OF_EACH_TRAIT).stream())
                .toList();
    }

    /** At most so many, at even distances over the list, in its order. */
    private static List<Path> spread(List<Path> paths, int most) {
        if (paths.size() <= most) {
            return paths;
        }
        List<Path> some = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            some.add(paths.get((int) ((2L * i + 1) * paths.size() / (2L * most))));
        }
        return some;
    }

    private static List<Path> oneOfEachEnding(List<Path> pictures) {
        Map<String, List<Path>> byEnding = new TreeMap<>();
        pictures.forEach(
                p -> byEnding.computeIfAbsent(ending(p), e -> new ArrayList<>()).add(p));
        return byEnding.values().stream()
                .sorted(Comparator.comparing(List::size))
                .map(paths -> paths.get(0))
                .toList();
    }

    private static List<Path> first(List<Path> paths, int most) {
        return paths.subList(0, Math.min(most, paths.size()));
    }

    private static String ending(Path picture) {
        String name = picture.toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static long size(Path picture) {
        try {
            return Files.size(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
