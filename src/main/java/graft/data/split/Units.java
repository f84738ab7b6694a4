package graft.data.split;

import graft.data.scan.Picture;
import graft.data.similar.LookAlike;
import graft.data.similar.NearDuplicates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All pictures, joined into units.
 *
 * @param all ordered by id
 * @param grouping the groups that were joined
 * @param lookAlikes the pairs that were joined
 */
public record Units(List<Unit> all, Grouping grouping, NearDuplicates lookAlikes) {

    /** How many digits of a digest name a unit. */
    private static final int ID_LENGTH = 16;

    public Units {
        all = List.copyOf(all);
    }

    /** Joins copies, the pictures of each group, and look-alikes. */
    public static Units of(List<Picture> pictures, Grouping grouping, NearDuplicates lookAlikes) {
        List<Picture> sorted = pictures.stream()
                .sorted(Comparator.comparing(Picture::digest).thenComparing(Picture::path))
                .toList();
        Joined joined = new Joined(sorted.size());
        Map<String, Integer> byDigest = new HashMap<>();
        Map<String, Integer> byGroup = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            int index = i;
            Picture picture = sorted.get(i);
            joined.join(i, byDigest.computeIfAbsent(picture.digest(), d -> index));
            grouping.of(picture.path()).ifPresent(g -> joined.join(index, byGroup.computeIfAbsent(g, x -> index)));
        }
        for (LookAlike pair : lookAlikes.pairs()) {
            Integer a = byDigest.get(pair.first());
            Integer b = byDigest.get(pair.second());
            if (a != null && b != null) {
                joined.join(a, b);
            }
        }
        Map<Integer, List<Picture>> members = new TreeMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            members.computeIfAbsent(joined.rootOf(i), r -> new ArrayList<>()).add(sorted.get(i));
        }
        return new Units(
                members.values().stream()
                        .map(m -> unit(m, grouping))
                        .sorted(Comparator.comparing(Unit::id))
                        .toList(),
                grouping,
                lookAlikes);
    }

    private static Unit unit(List<Picture> members, Grouping grouping) {
        Optional<String> group =
                members.stream().flatMap(p -> grouping.of(p.path()).stream()).findFirst();
        return new Unit(members.get(0).digest().substring(0, ID_LENGTH), members, group);
    }

    /** The unit of each picture, by path. */
    Map<String, Unit> byPath() {
        Map<String, Unit> units = new HashMap<>();
        for (Unit unit : all) {
            for (Picture picture : unit.pictures()) {
                units.put(picture.path(), unit);
            }
        }
        return units;
    }

    /** Disjoint sets with path halving (Tarjan and van Leeuwen, 1984); the smallest member is the root. */
    private static final class Joined {
        private final int[] parent;

        Joined(int size) {
            parent = new int[size];
            for (int i = 0; i < size; i++) {
                parent[i] = i;
            }
        }

        int rootOf(int i) {
            int at = i;
            while (parent[at] != at) {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            return at;
        }

        void join(int a, int b) {
            int x = rootOf(a);
            int y = rootOf(b);
            parent[Math.max(x, y)] = Math.min(x, y);
        }
    }
}
