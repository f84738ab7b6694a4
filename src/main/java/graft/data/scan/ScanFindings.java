package graft.data.scan;

import graft.common.Message;
import graft.data.Part;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Draws the problems out of what was found and read. */
final class ScanFindings {

    /** Below this many pictures a class is small whatever the others have. */
    private static final int SMALL = 20;

    /** A class this many times smaller than another is called imbalanced. */
    private static final int UNEVEN = 5;

    private final Path root;
    private final FolderWalk.Found found;
    private final PictureChoices choices;
    private final List<Picture> pictures = new ArrayList<>();
    private final Map<Message, List<String>> unreadable = new LinkedHashMap<>();
    private final List<ScanProblem> problems = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>(new NaturalOrder());

    ScanFindings(Path root, FolderWalk.Found found, List<Examined> examined, PictureChoices choices) {
        this.root = root;
        this.found = found;
        this.choices = choices;
        for (Examined e : choices.keep(examined)) {
            if (e instanceof Examined.Read read) {
                pictures.add(read.picture());
            } else if (e instanceof Examined.Failed failed) {
                unreadable
                        .computeIfAbsent(failed.reason(), r -> new ArrayList<>())
                        .add(failed.file().path());
            }
        }
    }

    Scan scan() {
        Set<String> torn = Scan.inSeveralClasses(pictures);
        Map<String, Set<String>> distinct = new TreeMap<>(new NaturalOrder());
        for (Picture p : pictures) {
            Set<String> digests = distinct.computeIfAbsent(p.className(), c -> new HashSet<>());
            if (!torn.contains(p.digest())) {
                digests.add(p.digest());
            }
        }
        distinct.forEach((name, digests) -> counts.put(name, digests.size()));
        List<String> classes = List.copyOf(counts.keySet());
        files();
        classes(classes);
        parts(classes);
        copies(torn);
        sizes();
        problems.sort(Comparator.comparing(ScanProblem::severity));
        return new Scan(root, classes, pictures, problems, found.parts(), found.ignored());
    }

    private void files() {
        unreadable.forEach((reason, paths) -> problems.add(new ScanProblem.Unreadable(reason, paths)));
        if (!found.locked().isEmpty()) {
            problems.add(new ScanProblem.Locked(found.locked()));
        }
        if (!found.loops().isEmpty()) {
            problems.add(new ScanProblem.LinkLoops(found.loops()));
        }
        if (!found.loose().isEmpty()) {
            problems.add(new ScanProblem.LooseFiles(found.loose()));
        }
        if (!found.besideParts().isEmpty()) {
            problems.add(new ScanProblem.BesideParts(List.copyOf(found.besideParts())));
        }
        List<String> blank = pictures.stream()
                .filter(p -> p.content().tone().isBlank())
                .map(Picture::path)
                .toList();
        if (!blank.isEmpty()) {
            problems.add(new ScanProblem.Blank(blank));
        }
    }

    private void classes(List<String> classes) {
        Set<String> filled = pictures.stream().map(p -> folderOf(p.file())).collect(Collectors.toSet());
        List<String> empty = found.classFolders().stream()
                .filter(f -> !filled.contains(f) && !choices.leftOutClasses().contains(lastName(f)))
                .toList();
        if (!empty.isEmpty()) {
            problems.add(new ScanProblem.EmptyClasses(empty));
        }
        if (!choices.leftOutClasses().isEmpty()) {
            problems.add(new ScanProblem.LeftOutByChoice(choices.leftOutClasses()));
        }
        if (classes.isEmpty()) {
            problems.add(new ScanProblem.NothingReadable(
                    found.files().size(),
                    found.files().stream().map(FoundFile::path).toList()));
        } else if (classes.size() == 1) {
            problems.add(onlyClass(classes.get(0)));
        }
        Map<String, List<String>> byFolded = classes.stream().collect(Collectors.groupingBy(ScanFindings::folded));
        byFolded.values().stream()
                .filter(names -> names.size() > 1)
                .sorted(Comparator.comparing(names -> names.get(0)))
                .forEach(names -> problems.add(new ScanProblem.SimilarNames(names)));
    }

    private static String lastName(String folder) {
        return Normalizer.normalize(folder.substring(folder.lastIndexOf('/') + 1), Normalizer.Form.NFC);
    }

    /** The class folder a file lies in, as the walk names it. */
    private static String folderOf(FoundFile file) {
        int tail = file.name().length()
                + 1
                + (file.subFolder().isEmpty() ? 0 : file.subFolder().length() + 1);
        return file.path().substring(0, file.path().length() - tail);
    }

    private ScanProblem onlyClass(String name) {
        Set<String> inner = pictures.stream()
                .map(p -> p.file().subFolder())
                .filter(s -> !s.isEmpty())
                .map(s -> s.split("/", 2)[0])
                .collect(Collectors.toSet());
        boolean direct = pictures.stream().anyMatch(p -> p.file().subFolder().isEmpty());
        return inner.size() > 1 && !direct && found.parts().isEmpty()
                ? new ScanProblem.OneFolderTooHigh(name, inner.size())
                : new ScanProblem.OneClass(name);
    }

    private void parts(List<String> classes) {
        if (found.parts().isEmpty()) {
            return;
        }
        if (!found.parts().contains(Part.TRAIN)) {
            problems.add(new ScanProblem.NoTrainFolder());
            return;
        }
        Map<String, Set<Part>> partsOf = new TreeMap<>();
        for (Picture p : pictures) {
            p.part().ifPresent(part -> partsOf.computeIfAbsent(p.className(), c -> new HashSet<>())
                    .add(part));
        }
        for (String name : classes) {
            for (Part part : Part.values()) {
                if (found.parts().contains(part)
                        && !partsOf.getOrDefault(name, Set.of()).contains(part)) {
                    problems.add(
                            part == Part.TRAIN
                                    ? new ScanProblem.NotInTrain(name)
                                    : new ScanProblem.NotInPart(name, part));
                }
            }
        }
    }

    private void copies(Set<String> torn) {
        Map<String, List<String>> byDigest = new LinkedHashMap<>();
        for (Picture p : pictures) {
            byDigest.computeIfAbsent(p.digest(), d -> new ArrayList<>()).add(p.path());
        }
        List<List<String>> across = new ArrayList<>();
        List<List<String>> within = new ArrayList<>();
        byDigest.forEach((digest, paths) -> {
            if (torn.contains(digest)) {
                across.add(paths);
            } else if (paths.size() > 1) {
                within.add(paths);
            }
        });
        if (!across.isEmpty()) {
            problems.add(new ScanProblem.InSeveralClasses(across));
        }
        if (!within.isEmpty()) {
            problems.add(new ScanProblem.Copies(within));
        }
    }

    private void sizes() {
        counts.forEach((name, n) -> {
            if (n < ScanProblem.FEWEST) {
                problems.add(new ScanProblem.TooFewPictures(name, n));
            }
        });
        if (counts.size() < 2) {
            return;
        }
        List<Map.Entry<String, Integer>> bySize =
                counts.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        Map.Entry<String, Integer> largest = bySize.get(bySize.size() - 1);
        int total = counts.values().stream().mapToInt(n -> n).sum();
        int small = 0;
        while (small < bySize.size() && bySize.get(small).getValue() < SMALL) {
            small++;
        }
        if (small == bySize.size()) {
            problems.add(new ScanProblem.FewPictures(total, bySize.get(0).getValue()));
            return;
        }
        int others = bySize.get(small).getValue();
        bySize.subList(0, small).stream()
                .filter(e -> e.getValue() >= ScanProblem.FEWEST)
                .forEach(e -> problems.add(new ScanProblem.SmallClass(e.getKey(), e.getValue(), others)));
        Map.Entry<String, Integer> smallest = bySize.get(small);
        if (largest.getValue() >= UNEVEN * smallest.getValue()) {
            problems.add(new ScanProblem.Imbalance(
                    smallest.getKey(), smallest.getValue(), largest.getKey(), largest.getValue()));
        }
    }

    /** A name without what people write differently by accident: case, accents, spaces, dashes, underscores, dots. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\s_.\\-]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
