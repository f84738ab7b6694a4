package graft.benchmark.folds;

import graft.common.AtomicFiles;
import graft.common.CancellationToken;
import graft.common.CounterRandom;
import graft.common.Progress;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.scan.FolderScanner;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.scan.ScanCache;
import graft.data.similar.NearDuplicates;
import graft.data.split.Grouping;
import graft.data.split.Unit;
import graft.data.split.Units;
import graft.training.TrainingPictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A folder of pictures cut into folds for cross-validation: every picture is a test picture in exactly one fold. Copies,
 * look-alikes and groups stay together, every class is spread evenly, and of what is left in each fold a part is set aside
 * that chooses the epoch, as large as Graft's own split makes it: 15 percent of all beside 20 percent for the test are
 * three seventeenths of what is not tested.
 */
final class PictureFolds {

    private static final double VALIDATION_SHARE = 0.15 / 0.85;

    private final Scan scan;
    private final Map<String, String> unitOf;
    private final List<Map<String, Part>> folds;

    private PictureFolds(Scan scan, Map<String, String> unitOf, List<Map<String, Part>> folds) {
        this.scan = scan;
        this.unitOf = unitOf;
        this.folds = folds;
    }

    /**
     * Scans a folder and cuts it.
     *
     * @param count how many folds
     * @param seed decides who comes into which
     */
    static PictureFolds of(Path images, PictureReader reader, int count, long seed) {
        Scan scan = new FolderScanner(reader, 1).scan(images, ScanCache.none(), Progress.NONE, new CancellationToken());
        scan.requireTrainable();
        NearDuplicates lookAlikes = NearDuplicates.find(
                scan.pictures().stream().map(Picture::item).toList(), 1, Progress.NONE, new CancellationToken());
        List<Unit> units =
                shuffled(Units.of(scan.usable(), Grouping.none(), lookAlikes).all(), seed);
        Map<String, String> unitOf = new HashMap<>();
        units.forEach(u -> u.pictures().forEach(p -> unitOf.put(p.path(), u.id())));
        List<List<Unit>> tests = dealt(units, count);
        List<Map<String, Part>> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            folds.add(parts(units, tests.get(fold), CounterRandom.of(seed, 1 + fold)));
        }
        return new PictureFolds(scan, unitOf, folds);
    }

    private static List<Unit> shuffled(List<Unit> units, long seed) {
        List<Unit> order = new ArrayList<>();
        for (int i : CounterRandom.of(seed, 0).permutation(units.size())) {
            order.add(units.get(i));
        }
        order.sort(Comparator.comparingInt((Unit u) -> u.pictures().size()).reversed());
        return order;
    }

    /** Large units first, each to the fold that has the fewest pictures of its class. */
    private static List<List<Unit>> dealt(List<Unit> units, int count) {
        List<List<Unit>> hands = new ArrayList<>();
        List<Map<String, Integer>> held = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hands.add(new ArrayList<>());
            held.add(new HashMap<>());
        }
        for (Unit unit : units) {
            int least = 0;
            for (int i = 1; i < count; i++) {
                least = of(unit, held.get(i)) < of(unit, held.get(least)) ? i : least;
            }
            hands.get(least).add(unit);
            held.get(least).merge(className(unit), unit.pictures().size(), Integer::sum);
        }
        return hands;
    }

    private static int of(Unit unit, Map<String, Integer> counts) {
        return counts.getOrDefault(className(unit), 0);
    }

    private static String className(Unit unit) {
        return unit.pictures().get(0).className();
    }

    private static Map<String, Part> parts(List<Unit> units, List<Unit> test, CounterRandom random) {
        Map<String, Part> parts = new HashMap<>();
        List<Unit> rest = units.stream().filter(u -> !test.contains(u)).toList();
        Map<String, Integer> wanted = rest.stream()
                .collect(Collectors.groupingBy(
                        PictureFolds::className,
                        Collectors.collectingAndThen(
                                Collectors.summingInt(u -> u.pictures().size()),
                                n -> (int) Math.round(VALIDATION_SHARE * n))));
        put(parts, test, Part.TEST);
        for (int i : random.permutation(rest.size())) {
            Unit unit = rest.get(i);
            int size = unit.pictures().size();
            int room = of(unit, wanted);
            put(parts, List.of(unit), size <= room ? Part.VALIDATION : Part.TRAIN);
            if (size <= room) {
                wanted.put(className(unit), room - size);
            }
        }
        return parts;
    }

    private static void put(Map<String, Part> parts, List<Unit> units, Part part) {
        units.forEach(u -> u.pictures().forEach(p -> parts.put(p.path(), part)));
    }

    int count() {
        return folds.size();
    }

    List<String> classes() {
        return scan.classes();
    }

    /** The pictures of a part in a fold, ordered by path. */
    List<Picture> pictures(int fold, Part part) {
        return scan.usable().stream()
                .filter(p -> folds.get(fold).get(p.path()) == part)
                .toList();
    }

    /** What training may see of a fold. */
    TrainingPictures forTraining(int fold) {
        return new TrainingPictures(training(pictures(fold, Part.TRAIN)), training(pictures(fold, Part.VALIDATION)));
    }

    private List<TrainingPictures.Picture> training(List<Picture> pictures) {
        return pictures.stream()
                .map(p -> new TrainingPictures.Picture(
                        file(p), p.digest(), label(p), unitOf.getOrDefault(p.path(), p.digest())))
                .toList();
    }

    Path file(Picture picture) {
        return scan.fileOf(picture);
    }

    int label(Picture picture) {
        return scan.classes().indexOf(picture.className());
    }

    /** Writes a fold as {@code graft train --split} takes it. */
    void write(int fold, Path table) throws IOException {
        StringBuilder text = new StringBuilder("picture,part\n");
        scan.usable().forEach(p -> text.append(p.path())
                .append(',')
                .append(folds.get(fold).get(p.path()).word())
                .append('\n'));
        AtomicFiles.writeText(table, text.toString());
    }
}
