package graft.data.split;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.data.Part;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Carries a split over to a later scan of the same project.
 *
 * <ul>
 *   <li>A known picture keeps its part, whatever was added, renamed, moved or given another class, and whatever the seed.
 *       It is known by its digest, or else by its path: a retouched test picture is a test picture.
 *   <li>A new picture in one unit with known ones goes where the cleanest of them is: never to training beside a test
 *       picture.
 *   <li>Other new pictures go into the part whose folder they lie in, if folders give parts, or fill up the fractions.
 *   <li>A picture that is away keeps its part for when it comes back.
 * </ul>
 */
public final class SplitExtension {

    private final SplitSettings settings;

    public SplitExtension(SplitSettings settings) {
        this.settings = settings;
    }

    /**
     * Extends a split.
     *
     * @param old what was
     * @param units of the scan's usable pictures
     * @throws GraftException with {@link ErrorCode#DATA} if nothing can be learned from these pictures
     */
    public Split extend(SplitManifest old, Scan scan, Units units) {
        scan.requireTrainable();
        Known known = new Known(old, units);
        SplitDraft draft = new SplitDraft(units);
        List<Unit> free = new ArrayList<>();
        List<String> stayed = new ArrayList<>();
        Set<Place> places = places(scan, units);
        for (Unit unit : units.all()) {
            Optional<Part> anchor = known.anchor(unit);
            List<Picture> pending = new ArrayList<>();
            for (Picture p : unit.pictures()) {
                Optional<Part> folder = folderPart(scan, p);
                Optional<Part> part = copyOfOneInPlace(p, folder, known, places)
                        ? folder
                        : known.part(p).or(() -> joined(anchor, folder));
                part.ifPresentOrElse(to -> draft.place(p, to), () -> pending.add(p));
                if (part.isPresent() && folder.isPresent() && !part.equals(folder)) {
                    stayed.add(p.path());
                }
            }
            if (!pending.isEmpty()) {
                free.add(new Unit(unit.id(), pending, unit.group()));
            }
        }
        draft.distribute(free, freeParts(old, scan), settings);
        if (!stayed.isEmpty()) {
            draft.say(new SplitProblem.StayedPut(stayed.stream().sorted().toList()));
        }
        return draft.finish(known.away, !scan.parts().isEmpty(), scan.parts());
    }

    /** A picture in the folder of a part. */
    private record Place(String digest, Part part) {}

    private static Set<Place> places(Scan scan, Units units) {
        Set<Place> places = new HashSet<>();
        units.all().forEach(unit -> unit.pictures()
                .forEach(p -> folderPart(scan, p).ifPresent(part -> places.add(new Place(p.digest(), part)))));
        return places;
    }

    /**
     * Whether a picture lies in another part's folder as well, which is the part it has. Such a copy is left out, now as by the
     * first split: one picture would count twice else, and the same pictures would make two different parts.
     */
    private static boolean copyOfOneInPlace(Picture picture, Optional<Part> folder, Known known, Set<Place> places) {
        Optional<Part> has = known.part(picture);
        return folder.isPresent()
                && has.isPresent()
                && folder.get().compareTo(has.get()) < 0
                && places.contains(new Place(picture.digest(), has.get()));
    }

    private static Optional<Part> joined(Optional<Part> anchor, Optional<Part> folder) {
        return anchor.isPresent() && folder.isPresent()
                ? Optional.of(Part.cleaner(anchor.get(), folder.get()))
                : anchor.or(() -> folder);
    }

    /** The part a picture's folder asks for; none for the training folder while validation is drawn from it. */
    private static Optional<Part> folderPart(Scan scan, Picture picture) {
        boolean onlyTrain = scan.parts().equals(Set.of(Part.TRAIN));
        return picture.part()
                .filter(part -> !onlyTrain)
                .filter(part -> part != Part.TRAIN || scan.parts().contains(Part.VALIDATION));
    }

    private Set<Part> freeParts(SplitManifest old, Scan scan) {
        if (scan.parts().contains(Part.TEST)) {
            return EnumSet.of(Part.TRAIN, Part.VALIDATION);
        }
        Set<Part> parts = EnumSet.copyOf(Splitter.partsWanted(settings));
        if (!old.entries().isEmpty() && old.entries().stream().noneMatch(e -> e.part() == Part.TEST)) {
            parts.remove(Part.TEST);
        }
        return parts;
    }

    /** What the old split knows: by digest, by path where that picture is gone, and by group. */
    private static final class Known {
        private final Map<String, Part> byDigest = new HashMap<>();
        private final Map<String, Part> byPath = new HashMap<>();
        private final Map<String, Part> byGroup = new HashMap<>();
        private final List<SplitManifest.Entry> away = new ArrayList<>();
        private final Grouping grouping;

        Known(SplitManifest old, Units units) {
            grouping = units.grouping();
            Set<String> digests = new HashSet<>();
            units.all().forEach(u -> u.pictures().forEach(p -> digests.add(p.digest())));
            for (SplitManifest.Entry e : old.entries()) {
                byDigest.merge(e.digest(), e.part(), Part::cleaner);
                e.group().ifPresent(g -> byGroup.merge(g, e.part(), Part::cleaner));
                if (!digests.contains(e.digest())) {
                    byPath.merge(e.path(), e.part(), Part::cleaner);
                    away.add(new SplitManifest.Entry(
                            e.path(), e.digest(), e.className(), e.part(), e.unit(), e.group(), false));
                }
            }
        }

        Optional<Part> part(Picture picture) {
            return Optional.ofNullable(byDigest.get(picture.digest()))
                    .or(() -> Optional.ofNullable(byPath.get(picture.path())));
        }

        /** The cleanest part of the unit's known pictures and of its groups, also of pictures that are away now. */
        Optional<Part> anchor(Unit unit) {
            return unit.pictures().stream()
                    .flatMap(p -> Stream.concat(
                            part(p).stream(),
                            grouping.of(p.path()).flatMap(g -> Optional.ofNullable(byGroup.get(g))).stream()))
                    .reduce(Part::cleaner);
        }
    }
}
