package graft.data.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures that a scan takes for something else than the folder they lie in says, or not at all, because a person has
 * corrected them. No file is moved by it.
 *
 * @param byDigest the class of each corrected picture, by {@link Picture.Content#digest()}; absent for one left out
 */
public record ClassCorrections(Map<String, Optional<String>> byDigest) {

    /** Every picture belongs where it lies. */
    public static final ClassCorrections NONE = new ClassCorrections(Map.of());

    public ClassCorrections {
        byDigest = Map.copyOf(byDigest);
    }

    /** What was found, as corrected. */
    List<Examined> apply(List<Examined> examined) {
        if (byDigest.isEmpty()) {
            return examined;
        }
        List<Examined> corrected = new ArrayList<>();
        for (Examined each : examined) {
            if (each instanceof Examined.Read read
                    && byDigest.containsKey(read.picture().digest())) {
                byDigest.get(read.picture().digest())
                        .ifPresent(name ->
                                corrected.add(new Examined.Read(read.picture().in(name))));
            } else {
                corrected.add(each);
            }
        }
        return corrected;
    }
}
