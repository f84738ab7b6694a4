package graft.data.split;

import graft.data.Part;
import graft.data.scan.Picture;
import graft.data.similar.LookAlike;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds pictures whose like is in a cleaner part than their own. */
final class LeakFinder {

    private final Units units;
    private final Map<String, Part> partOf;
    private final Map<String, Part> cleanestOfDigest = new HashMap<>();
    private final Map<String, Part> cleanestAlike = new HashMap<>();
    private final Map<String, Part> cleanestOfGroup = new HashMap<>();

    /**
     * @param partOf the part of each picture, by path
     */
    LeakFinder(Units units, Map<String, Part> partOf) {
        this.units = units;
        this.partOf = partOf;
        forEachPlaced((picture, part) -> {
            cleanestOfDigest.merge(picture.digest(), part, Part::cleaner);
            units.grouping().of(picture.path()).ifPresent(g -> cleanestOfGroup.merge(g, part, Part::cleaner));
        });
        for (LookAlike pair : units.lookAlikes().pairs()) {
            alike(pair.first(), pair.second());
            alike(pair.second(), pair.first());
        }
    }

    private void alike(String digest, String other) {
        Optional.ofNullable(cleanestOfDigest.get(other))
                .ifPresent(part -> cleanestAlike.merge(digest, part, Part::cleaner));
    }

    /**
     * The leaks by kind and parts, in a fixed order; a picture is counted once, as what it is most alike in.
     */
    List<SplitProblem.Leak> leaks() {
        record Key(SplitProblem.Kind kind, Part from, Part to) {}
        Map<Key, List<String>> paths = new TreeMap<>(
                Comparator.comparing(Key::kind).thenComparing(Key::from).thenComparing(Key::to));
        forEachPlaced((picture, part) -> {
            Part copy = cleanestOfDigest.getOrDefault(picture.digest(), part);
            Part alike = cleanestAlike.getOrDefault(picture.digest(), part);
            Part group = units.grouping()
                    .of(picture.path())
                    .map(g -> cleanestOfGroup.getOrDefault(g, part))
                    .orElse(part);
            Optional<Key> key = copy.compareTo(part) > 0
                    ? Optional.of(new Key(SplitProblem.Kind.COPY, part, copy))
                    : alike.compareTo(part) > 0
                            ? Optional.of(new Key(SplitProblem.Kind.LOOK_ALIKE, part, alike))
                            : group.compareTo(part) > 0
                                    ? Optional.of(new Key(SplitProblem.Kind.GROUP, part, group))
                                    : Optional.empty();
            key.ifPresent(k -> paths.computeIfAbsent(k, x -> new ArrayList<>()).add(picture.path()));
        });
        List<SplitProblem.Leak> leaks = new ArrayList<>();
        paths.forEach((k, list) -> leaks.add(new SplitProblem.Leak(
                k.kind(), k.from(), k.to(), list.stream().sorted().toList())));
        return leaks;
    }

    /** The paths of copies that must be left out so that no picture is in two parts. */
    static Set<String> toLeaveOut(List<SplitProblem.Leak> leaks) {
        Set<String> out = new HashSet<>();
        leaks.stream().filter(l -> l.kind() == SplitProblem.Kind.COPY).forEach(l -> out.addAll(l.paths()));
        return out;
    }

    private interface Placed {
        void accept(Picture picture, Part part);
    }

    private void forEachPlaced(Placed action) {
        for (Unit unit : units.all()) {
            for (Picture picture : unit.pictures()) {
                Part part = partOf.get(picture.path());
                if (part != null) {
                    action.accept(picture, part);
                }
            }
        }
    }
}
