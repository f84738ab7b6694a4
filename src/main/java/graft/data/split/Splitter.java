package graft.data.split;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.data.Part;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits the pictures of a scan for the first time. Parts given by folders or by a table are honoured, with one
 * exception: where the very same picture is in two of them, only its copy in the cleaner part stays. Without given parts
 * whole units are distributed; see {@code docs/splitting.md} for the rules.
 */
public final class Splitter {

    private final SplitSettings settings;

    public Splitter(SplitSettings settings) {
        this.settings = settings;
    }

    /**
     * Splits by the folders train, val and test where there are such, else by the settings.
     *
     * @param units of the scan's usable pictures
     * @throws GraftException with {@link ErrorCode#DATA} if nothing can be learned from these pictures, the reason
     *     and the remedy in its sentence
     */
    public Split split(Scan scan, Units units) {
        Map<String, Part> given = new HashMap<>();
        if (!scan.parts().isEmpty()) {
            scan.usable().forEach(p -> p.part().ifPresent(part -> given.put(p.path(), part)));
        }
        return split(scan, units, given, scan.parts());
    }

    /**
     * Splits as a table says.
     *
     * @param given the part of every usable picture, by path
     * @throws GraftException as {@link #split(Scan, Units)}
     */
    public Split split(Scan scan, Units units, Map<String, Part> given) {
        return split(scan, units, given, Set.of());
    }

    private Split split(Scan scan, Units units, Map<String, Part> given, Set<Part> said) {
        scan.requireTrainable();
        Set<Part> parts = EnumSet.noneOf(Part.class);
        parts.addAll(given.values());
        SplitDraft draft = new SplitDraft(units);
        if (parts.isEmpty() || parts.equals(Set.of(Part.TRAIN))) {
            draft.distribute(units.all(), partsWanted(settings), settings);
            draft.sayIfUneven(settings);
            return draft.finish(List.of(), false, Set.of());
        }
        boolean drawValidation = !parts.contains(Part.VALIDATION);
        List<Unit> free = new ArrayList<>();
        Set<String> copies = LeakFinder.toLeaveOut(new LeakFinder(units, given).leaks());
        for (Unit unit : units.all()) {
            List<Picture> pending = new ArrayList<>();
            for (Picture p : unit.pictures()) {
                Part part = given.get(p.path());
                if (part == Part.TRAIN && drawValidation && !copies.contains(p.path())) {
                    pending.add(p);
                } else if (part != null) {
                    draft.place(p, part);
                }
            }
            if (!pending.isEmpty()) {
                free.add(new Unit(unit.id(), pending, unit.group()));
            }
        }
        if (drawValidation) {
            draft.distribute(free, EnumSet.of(Part.TRAIN, Part.VALIDATION), settings);
        }
        return draft.finish(List.of(), true, said);
    }

    /** The parts that a free split makes. */
    static Set<Part> partsWanted(SplitSettings settings) {
        return settings.testFraction() > 0 ? EnumSet.allOf(Part.class) : EnumSet.of(Part.TRAIN, Part.VALIDATION);
    }
}
