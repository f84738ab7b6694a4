package graft.worker.server;

import graft.data.split.SplitManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which pictures of a run are tried when two ways of answering are compared. The same run gives the same ones: first those
 * that are likeliest to be read differently (the largest file, the smallest, one of every ending of a file name, the
 * rarest endings first), then others at even distances over the list in the order of the split.
 */
final class ParitySample {

    private ParitySample() {}

    /** Validation and test pictures of a split, at most so many; {@code images} is what their paths are relative to. */
    static List<Path> of(List<SplitManifest.Entry> entries, Path images, int most) {
        return of(entries.stream().map(e -> images.resolve(e.path())).toList(), most);
    }

    /** Picks among the pictures that are still there. */
    static List<Path> of(List<Path> pictures, int most) {
        List<Path> there = pictures.stream().filter(Files::isRegularFile).toList();
        if (there.size() <= most) {
            return there;
        }
        Set<Path> chosen = new LinkedHashSet<>(first(likelyToDiffer(there), most));
        List<Path> rest = there.stream().filter(p -> !chosen.contains(p)).toList();
        int wanted = most - chosen.size();
        for (int i = 0; i < wanted; i++) {
            chosen.add(rest.get((int) ((2L * i + 1) * rest.size() / (2L * wanted))));
        }
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
        return List.copyOf(likely);
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
