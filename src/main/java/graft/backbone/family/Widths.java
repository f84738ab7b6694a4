package graft.backbone.family;

import java.util.Locale;

/** Networks that come in several widths: how a width is written, and how many channels it makes. */
final class Widths {

    private Widths() {}

    /** At least one digit behind the point: {@code 1.0}, {@code 0.35}. */
    static String text(double width) {
        String digits = String.format(Locale.ROOT, "%.2f", width);
        return digits.endsWith("0") ? digits.substring(0, digits.length() - 1) : digits;
    }

    /** The multiple of 8 nearest to {@code value}, never below 8 and never more than a tenth smaller than it. */
    static int divisibleByEight(double value) {
        int rounded = Math.max(8, (int) (value + 4) / 8 * 8);
        return rounded < 0.9 * value ? rounded + 8 : rounded;
    }
}
