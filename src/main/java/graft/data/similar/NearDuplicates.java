package graft.data.similar;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Pairs of pictures that are one to the eye though not to the byte.
 *
 * <p>The search compares every hash with every other. At up to 16 of 63 differing bits no index helps: buckets or trees
 * would have to look into most of what they hold (Norouzi, Punjani and Fleet, "Fast Search in Hamming Space with
 * Multi-Index Hashing", 2012, need short codes' worth of radius), while one comparison is an exclusive or and a count of
 * bits. 20,000 pictures in all eight orientations are 1.6 billion of those: seconds.
 *
 * @param pairs ordered by the first digest, then the second; each picture is paired with at most
 *     {@value #NEAREST} of those after it, the nearest, so that a film of a thousand alike frames stays one chain
 *     and does not become half a million pairs
 */
public record NearDuplicates(List<LookAlike> pairs) {

    /** Hashes farther apart than this are of different pictures. */
    static final int FARTHEST = 16;

    /** The same for turned pictures. */
    static final int FARTHEST_TURNED = 10;

    static final int NEAREST = 12;

    private static final float ENOUGH = 0.97f;
    private static final Orientation[] ORIENTATIONS = Orientation.values();

    public NearDuplicates {
        pairs = List.copyOf(pairs);
    }

    /** No look-alikes, or nobody looked. */
    public static NearDuplicates none() {
        return new NearDuplicates(List.of());
    }

    /**
     * A picture to compare.
     *
     * @param digest of its pixels; pictures of equal digest are compared once
     * @param tone blank pictures are left out: any two would look alike
     */
    public record Item(String digest, Fingerprint fingerprint, Tone tone) {}

    /**
     * Finds the {@linkplain LookAlike#isConfirmed() confirmed} pairs among these pictures.
     *
     * @throws graft.common.GraftException with {@link graft.common.ErrorCode#CANCELLED} if cancelled meanwhile
     */
    public static NearDuplicates find(
            Collection<Item> items, int threads, Progress progress, CancellationToken cancellation) {
        TreeMap<String, Item> byDigest = new TreeMap<>();
        for (Item item : items) {
            if (!item.tone().isBlank()) {
                byDigest.put(item.digest(), item);
            }
        }
        List<Item> distinct = List.copyOf(byDigest.values());
        long[] hashes = distinct.stream().mapToLong(i -> i.fingerprint().hash()).toArray();
        List<List<LookAlike>> rows = new ArrayList<>();
        for (int i = 0; i < hashes.length; i++) {
            rows.add(List.of());
        }
        new Parallel(threads, "look-alikes")
                .forEach(hashes.length, i -> rows.set(i, confirmed(distinct, hashes, i)), progress, cancellation);
        return new NearDuplicates(rows.stream().flatMap(List::stream).toList());
    }

    private static List<LookAlike> confirmed(List<Item> items, long[] hashes, int i) {
        List<LookAlike> row = new ArrayList<>();
        float[] gray = items.get(i).fingerprint().gray();
        for (Neighbour near : nearest(hashes, i)) {
            Likeness.Cuts first = new Likeness.Cuts(near.orientation.turn(gray, Fingerprint.SIDE));
            Likeness.Cuts second =
                    new Likeness.Cuts(items.get(near.index).fingerprint().gray());
            LookAlike candidate = new LookAlike(
                    items.get(i).digest(),
                    items.get(near.index).digest(),
                    near.distance,
                    Likeness.of(first, second, ENOUGH),
                    near.orientation);
            if (candidate.isConfirmed()) {
                row.add(candidate);
            }
        }
        return row;
    }

    private record Neighbour(int distance, Orientation orientation, int index) {}

    /** The pictures after {@code i} whose hashes are close, nearest first. */
    private static List<Neighbour> nearest(long[] hashes, int i) {
        long[] turned =
                Arrays.stream(ORIENTATIONS).mapToLong(o -> o.hash(hashes[i])).toArray();
        // distance, orientation and index in one number, so that sorting sorts by distance first
        long[] found = new long[NEAREST * 2];
        int count = 0;
        for (int j = i + 1; j < hashes.length; j++) {
            long best = Long.MAX_VALUE;
            for (int o = 0; o < turned.length; o++) {
                long distance = Long.bitCount(turned[o] ^ hashes[j]);
                if (distance <= (o == 0 ? FARTHEST : FARTHEST_TURNED)) {
                    best = Math.min(best, distance << 40 | (long) o << 32 | j);
                }
            }
            if (best == Long.MAX_VALUE) {
                continue;
            }
            if (count == found.length) {
                Arrays.sort(found);
                count = NEAREST;
            }
            found[count++] = best;
        }
        return Arrays.stream(found, 0, count)
                .sorted()
                .limit(NEAREST)
                .mapToObj(f -> new Neighbour((int) (f >> 40), ORIENTATIONS[(int) (f >> 32) & 7], (int) f))
                .toList();
    }
}
