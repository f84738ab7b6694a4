package graft.app.compare;

import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.evaluation.PairedComparison;
import graft.evaluation.Percent;
import graft.run.RunComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Versions side by side. Figures are compared on the same test pictures only; where the versions have none in common, their
 * curves stand beside each other without a verdict.
 *
 * @param versions in the order they were chosen
 * @param pictures how many test pictures they have in common; 0 where they cannot be compared
 * @param why why they cannot be compared, if so
 */
public record Comparison(List<Version> versions, int pictures, Optional<Message> why) {

    /** The lines that a chart can tell apart. */
    public static final int MOST = 5;

    public Comparison {
        versions = List.copyOf(versions);
    }

    /**
     * Gives versions their figures.
     *
     * @param compare compares the runs of all versions, in the same order; may throw why that is not possible
     */
    static Comparison of(List<Version> versions, Supplier<RunComparison> compare) {
        try {
            RunComparison compared = compare.get();
            if (compared.part() != Part.TEST) {
                return without(versions, Message.of("compare.otherPictures"));
            }
            List<Version> all = new ArrayList<>();
            for (int i = 0; i < versions.size(); i++) {
                Version v = versions.get(i);
                all.add(new Version(
                        v.name(),
                        v.details(),
                        v.created(),
                        v.curves(),
                        Optional.of(compared.rows().get(i))));
            }
            return new Comparison(all, compared.pictures(), Optional.empty());
        } catch (GraftException e) {
            return without(versions, reason(e));
        }
    }

    private static Comparison without(List<Version> versions, Message why) {
        return new Comparison(versions, 0, Optional.of(why));
    }

    private static Message reason(GraftException e) {
        return switch (e.userMessage().key()) {
            case "run.compareOtherClasses" -> Message.of("compare.otherClasses");
            case "run.compareOtherPictures" -> Message.of("compare.otherPictures");
            default -> e.userMessage();
        };
    }

    /**
     * What the paired test says of a version against the first one; empty for the first, and where nothing was compared.
     *
     * @param name what a version is called here
     */
    public static Optional<Message> sentence(Version first, Version other, Function<Version, String> name) {
        return other.row()
                .flatMap(RunComparison.Row::against)
                .map(against -> sentence(name.apply(first), name.apply(other), against));
    }

    private static Message sentence(String first, String other, PairedComparison against) {
        String key =
                switch (against.verdict()) {
                    case BETTER -> "compare.better";
                    case WORSE -> "compare.worse";
                    case WITHIN_NOISE -> "compare.noise";
                };
        double one = Math.abs(against.interval().low());
        double two = Math.abs(against.interval().high());
        return Message.of(
                key,
                other,
                first,
                against.secondRight(),
                against.firstRight(),
                against.pictures(),
                Percent.below(Math.min(one, two)),
                Percent.above(Math.max(one, two)));
    }
}
