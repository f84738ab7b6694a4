package graft.run;

import graft.common.Message;
import graft.data.Part;
import graft.data.Problem;
import graft.data.scan.Scan;
import graft.data.split.Grouping;
import graft.data.split.Split;
import graft.data.split.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a run was made with, in numbers and sentences; it names no folder but the one that was scanned, and that by its last
 * name only.
 *
 * @param folder the last name of the scanned folder
 * @param found how many readable pictures there were
 * @param used how many of them are in a part
 * @param classes in the order of the answers
 * @param grouping where groups came from
 * @param groups how many groups there were; 0 without
 * @param units how many sets of pictures stay on one side of the split, single pictures included
 * @param findings problems of the pictures and of the split, the worst first
 */
public record RunPictures(
        String folder,
        int found,
        int used,
        List<ClassCount> classes,
        Grouping.Source grouping,
        int groups,
        int units,
        List<Finding> findings) {

    /** The file {@value RunFiles#PICTURES}. */
    public static final JsonDocument<RunPictures> DOCUMENT = new JsonDocument<>(RunPictures.class);

    public RunPictures {
        classes = List.copyOf(classes);
        findings = List.copyOf(findings);
    }

    /** How many pictures of a class are used for what. */
    public record ClassCount(String name, int training, int validation, int test) {
        public int all() {
            return training + validation + test;
        }
    }

    /**
     * A problem.
     *
     * @param pictures how many files it is about; 0 if it is not about single files
     */
    public record Finding(Problem.Severity severity, Message message, int pictures) {
        public Finding {
            message = StoredSentence.shown(message);
        }
    }

    /** Counts a scan and its split. */
    public static RunPictures of(Scan scan, Units units, Split split) {
        Map<String, Map<Part, Integer>> counts = split.manifest().counts();
        List<Problem> problems = new ArrayList<>(scan.problems());
        problems.addAll(split.problems());
        problems.sort(Comparator.comparing(Problem::severity));
        Path lastName = scan.root().getFileName();
        return new RunPictures(
                lastName == null ? "" : lastName.toString(),
                scan.pictures().size(),
                split.manifest().present().size(),
                scan.classes().stream()
                        .map(name -> count(name, counts.getOrDefault(name, Map.of())))
                        .toList(),
                units.grouping().source(),
                units.grouping().count(),
                units.all().size(),
                problems.stream()
                        .map(p ->
                                new Finding(p.severity(), p.message(), p.paths().size()))
                        .toList());
    }

    private static ClassCount count(String name, Map<Part, Integer> parts) {
        return new ClassCount(
                name,
                parts.getOrDefault(Part.TRAIN, 0),
                parts.getOrDefault(Part.VALIDATION, 0),
                parts.getOrDefault(Part.TEST, 0));
    }

    /** How many pictures of all classes are in a part. */
    public int of(Part part) {
        return classes.stream()
                .mapToInt(c -> switch (part) {
                    case TRAIN -> c.training();
                    case VALIDATION -> c.validation();
                    case TEST -> c.test();
                })
                .sum();
    }
}
