package graft.data.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person has decided about pictures that cannot all be used as they lie there. No file is changed by it.
 *
 * @param leftOutClasses names of classes that are not to be learned, their pictures with them
 * @param decisions where pictures that lie in several classes belong
 */
public record PictureChoices(List<String> leftOutClasses, List<Decision> decisions) {

    /** Everything is taken as it lies there. */
    public static final PictureChoices NONE = new PictureChoices(List.of(), List.of());

    /**
     * Where one picture belongs.
     *
     * @param digest of the picture, whose copies lie in several classes
     * @param className the only class whose copies are used; absent for none of them
     */
    public record Decision(String digest, Optional<String> className) {}

    public PictureChoices {
        leftOutClasses = List.copyOf(leftOutClasses);
        decisions = List.copyOf(decisions);
    }

    /** The same with one more class left out. */
    public PictureChoices without(String className) {
        List<String> more = new ArrayList<>(leftOutClasses);
        if (!more.contains(className)) {
            more.add(className);
        }
        return new PictureChoices(more, decisions);
    }

    /** The same with a class that was left out taken in again. */
    public PictureChoices with(String className) {
        return new PictureChoices(
                leftOutClasses.stream().filter(name -> !name.equals(className)).toList(), decisions);
    }

    /** The same with a picture decided, whatever was decided about it before. */
    public PictureChoices deciding(Decision decision) {
        List<Decision> all = new ArrayList<>(decisions.stream()
                .filter(d -> !d.digest().equals(decision.digest()))
                .toList());
        all.add(decision);
        return new PictureChoices(leftOutClasses, all);
    }

    /** What was found without what these choices rule out. */
    List<Examined> keep(List<Examined> examined) {
        Set<String> out = new HashSet<>(leftOutClasses);
        Map<String, Optional<String>> decided = new HashMap<>();
        decisions.forEach(d -> decided.put(d.digest(), d.className()));
        return examined.stream()
                .filter(e -> !out.contains(e.file().className()))
                .filter(e -> !(e instanceof Examined.Read read) || belongs(read.picture(), decided))
                .toList();
    }

    /** A picture that nobody decided about belongs where it lies. */
    private static boolean belongs(Picture picture, Map<String, Optional<String>> decided) {
        return decided.getOrDefault(picture.digest(), Optional.of(picture.className()))
                .filter(picture.className()::equals)
                .isPresent();
    }
}
