package graft.data.split;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.data.Part;
import graft.data.scan.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A split in the making: who is where, and at the end the manifest and what there is to say. */
final class SplitDraft {

    /** A part this many points off what was wanted is worth a word. */
    private static final int UNEVEN_POINTS = 5;

    private final Units units;
    private final Map<String, Part> partOf = new HashMap<>();
    private final List<SplitProblem> problems = new ArrayList<>();

    SplitDraft(Units units) {
        this.units = units;
    }

    void place(Picture picture, Part part) {
        partOf.put(picture.path(), part);
    }

    void say(SplitProblem problem) {
        problems.add(problem);
    }

    /** Gives these units to these parts, filling up what is placed already. */
    void distribute(List<Unit> free, Set<Part> parts, SplitSettings settings) {
        Map<String, Part> chosen = new UnitAssigner(settings, parts).assign(free, counts());
        for (Unit unit : free) {
            Part part = chosen.get(unit.id());
            if (part != null) {
                unit.pictures().forEach(p -> place(p, part));
            }
        }
    }

    private Map<String, Map<Part, Integer>> counts() {
        Map<String, Map<Part, Integer>> counts = new TreeMap<>();
        for (Unit unit : units.all()) {
            for (Picture p : unit.pictures()) {
                Part part = partOf.get(p.path());
                if (part != null) {
                    counts.computeIfAbsent(p.className(), c -> new EnumMap<>(Part.class))
                            .merge(part, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /** Says where a part's share is far from what the settings ask for. */
    void sayIfUneven(SplitSettings settings) {
        Map<Part, Integer> sizes = new EnumMap<>(Part.class);
        partOf.values().forEach(p -> sizes.merge(p, 1, Integer::sum));
        int total = partOf.size();
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            long wanted =
                    Math.round(100 * (part == Part.TEST ? settings.testFraction() : settings.validationFraction()));
            long is = Math.round(100.0 * sizes.getOrDefault(part, 0) / Math.max(1, total));
            // In a small folder two pictures each are more than the fraction, as they should be.
            if (Math.abs(is - wanted) > UNEVEN_POINTS && total >= 100) {
                say(new SplitProblem.Uneven(part, (int) wanted, (int) is));
            }
        }
    }

    /**
     * Ends the draft.
     *
     * @param away entries of pictures that are not there now
     * @param given whether the parts were given
     * @param said parts whose missing classes were reported elsewhere
     * @throws GraftException with {@link ErrorCode#DATA} if a class is left with nothing to learn from
     */
    Split finish(List<SplitManifest.Entry> away, boolean given, Set<Part> said) {
        List<SplitProblem.Leak> leaks = new LeakFinder(units, partOf).leaks();
        problems.addAll(leaks);
        Set<String> out = LeakFinder.toLeaveOut(leaks);
        List<SplitManifest.Entry> entries = new ArrayList<>(away);
        List<Picture> leftOut = new ArrayList<>();
        for (Unit unit : units.all()) {
            for (Picture p : unit.pictures()) {
                Part part = partOf.get(p.path());
                if (part == null || out.contains(p.path())) {
                    leftOut.add(p);
                } else {
                    entries.add(new SplitManifest.Entry(
                            p.path(),
                            p.digest(),
                            p.className(),
                            part,
                            unit.id(),
                            units.grouping().of(p.path()),
                            true));
                }
            }
        }
        SplitManifest manifest = new SplitManifest(entries);
        sayWhatIsMissing(manifest, given, said);
        leftOut.sort(Comparator.comparing(Picture::path));
        problems.sort(Comparator.comparing(SplitProblem::severity));
        return new Split(manifest, leftOut, problems);
    }

    private void sayWhatIsMissing(SplitManifest manifest, boolean given, Set<Part> said) {
        Map<String, Set<String>> unitsOf = new HashMap<>();
        manifest.present().forEach(e -> unitsOf.computeIfAbsent(e.className(), c -> new HashSet<>())
                .add(e.unit()));
        boolean test = manifest.hasTest();
        manifest.counts().forEach((name, counts) -> {
            for (Part part : Part.values()) {
                if (counts.containsKey(part) || (part == Part.TEST && !test)) {
                    continue;
                }
                SplitProblem missing = new SplitProblem.ClassMissing(
                        name, part, unitsOf.getOrDefault(name, Set.of()).size(), given);
                if (part == Part.TRAIN) {
                    throw new GraftException(ErrorCode.DATA, missing.message());
                }
                if (!said.contains(part)) {
                    say(missing);
                }
            }
        });
        if (!test) {
            say(new SplitProblem.NoTest());
        }
    }
}
