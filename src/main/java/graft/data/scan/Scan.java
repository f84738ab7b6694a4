package graft.data.scan;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.data.Part;
import graft.data.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a folder of pictures holds. Nothing in it changes when the folder does.
 *
 * @param root the folder
 * @param classes names of the classes that have pictures, in natural order; their positions are the class numbers
 * @param pictures every readable picture, ordered by path
 * @param problems the worst first
 * @param parts the parts that folders named train, val and test give; empty if there are none
 * @param ignored how many hidden and system files were passed over
 */
public record Scan(
        Path root,
        List<String> classes,
        List<Picture> pictures,
        List<ScanProblem> problems,
        Set<Part> parts,
        int ignored) {

    public Scan {
        classes = List.copyOf(classes);
        pictures = List.copyOf(pictures);
        problems = List.copyOf(problems);
        parts = Set.copyOf(parts);
    }

    /** The pictures that can be used: all but those that lie in several classes. */
    public List<Picture> usable() {
        Set<String> torn = inSeveralClasses(pictures);
        return pictures.stream().filter(p -> !torn.contains(p.digest())).toList();
    }

    /** Where a picture's file is. */
    public Path fileOf(Picture picture) {
        return root.resolve(picture.path());
    }

    /**
     * Refuses a folder that nothing can be learned from.
     *
     * @throws GraftException with {@link ErrorCode#DATA} and the first problem that must be mended
     */
    public void requireTrainable() {
        problems.stream()
                .filter(p -> p.severity() == Problem.Severity.MUST_FIX)
                .findFirst()
                .map(p -> p instanceof ScanProblem.OneClass ? whyNoOtherClass().orElse(p) : p)
                .ifPresent(p -> {
                    throw new GraftException(ErrorCode.DATA, p.message());
                });
    }

    /** Where other class folders are there but nothing of them could be read, that is what has to be mended. */
    private Optional<ScanProblem> whyNoOtherClass() {
        return problems.stream()
                .filter(p -> p instanceof ScanProblem.Locked || p instanceof ScanProblem.Unreadable)
                .filter(p -> p.paths().stream().anyMatch(this::isOutsideClasses))
                .findFirst();
    }

    private boolean isOutsideClasses(String path) {
        return classes.stream().noneMatch(c -> ("/" + path).contains("/" + c + "/"));
    }

    /** The digests of pictures that lie in more than one class. */
    static Set<String> inSeveralClasses(List<Picture> pictures) {
        Map<String, String> first = new HashMap<>();
        Set<String> torn = new HashSet<>();
        for (Picture picture : pictures) {
            String known = first.putIfAbsent(picture.digest(), picture.className());
            if (known != null && !known.equals(picture.className())) {
                torn.add(picture.digest());
            }
        }
        return torn;
    }
}
