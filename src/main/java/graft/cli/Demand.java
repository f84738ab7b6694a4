package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.evaluation.Requirement;
import java.util.Optional;

/**
 * How figures and demands about classes are written on the command line: {@code missed:crack:2} (at most 2 percent of cracks
 * missed), {@code false-alarm:crack:5:0.9}, {@code wrong:10}, {@code crack=1} (1 percent of all are cracks).
 */
final class Demand {

    private Demand() {}

    /** A requirement out of kind, class, percent and, if one wants another than 0.95, confidence. */
    static Requirement requirement(String text) {
        try {
            int first = text.indexOf(':');
            Requirement.Kind kind = Requirement.Kind.named(text.substring(0, Math.max(0, first)));
            String rest = text.substring(first + 1);
            if (kind == Requirement.Kind.WRONG) {
                String[] parts = rest.split(":", -1);
                return new Requirement(
                        kind,
                        Optional.empty(),
                        percent(parts[0]),
                        parts.length == 1 ? Requirement.USUAL_CONFIDENCE : Double.parseDouble(parts[1]));
            }
            int last = rest.lastIndexOf(':');
            int before = rest.lastIndexOf(':', last - 1);
            // A class may have a colon in its name; a number between 0 and 1 behind the percentage is the confidence.
            boolean confident = before > 0 && isNumber(rest.substring(before + 1, last));
            int at = confident ? before : last;
            return new Requirement(
                    kind,
                    Optional.of(rest.substring(0, at)),
                    percent(rest.substring(at + 1, confident ? last : rest.length())),
                    confident ? Double.parseDouble(rest.substring(last + 1)) : Requirement.USUAL_CONFIDENCE);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.demandUnknown", text), e);
        }
    }

    /** How common a class is. */
    record Share(String label, double share) {}

    /** A class and its share in percent, {@code crack=1}. */
    static Share share(String text) {
        try {
            int at = text.lastIndexOf('=');
            double share = percent(text.substring(at + 1));
            if (at < 1 || !(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(text);
            }
            return new Share(text.substring(0, at), share);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.shareUnknown", text), e);
        }
    }

    private static double percent(String text) {
        return Double.parseDouble(text) / 100;
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d+(\\.\\d+)?");
    }
}
