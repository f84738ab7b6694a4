package graft.run.report;

import java.util.Locale;
import java.util.stream.Stream;

/** The two scales of a confusion matrix, and which text can be read on them (WCAG 2.2, contrast of at least 4.5). */
final class Colours {

    private static final int[] RIGHT_LIGHT = {0xEA, 0xF2, 0xF8};
    private static final int[] RIGHT_DARK = {0x1B, 0x5E, 0x8C};
    private static final int[] WRONG_LIGHT = {0xFF, 0xF6, 0xEA};
    private static final int[] WRONG_DARK = {0xE0, 0x8A, 0x2E};
    private static final int[] WHITE = {0xFF, 0xFF, 0xFF};
    private static final int[] BLACK = {0, 0, 0};
    private static final int[] TEXT = {0x1B, 0x26, 0x20};
    private static final int[] BROWN = {0x3A, 0x24, 0x06};
    private static final double READABLE = 4.5;

    private Colours() {}

    /** The style of a cell that holds this share of its row, 0 to 1. */
    static String cell(double share, boolean right) {
        int[] light = right ? RIGHT_LIGHT : WRONG_LIGHT;
        int[] dark = right ? RIGHT_DARK : WRONG_DARK;
        int[] back = new int[3];
        for (int i = 0; i < 3; i++) {
            back[i] = (int) Math.round(light[i] + (dark[i] - light[i]) * Math.max(0, Math.min(1, share)));
        }
        return "background:" + hex(back) + ";color:" + hex(textOn(back, right ? TEXT : BROWN));
    }

    /** White where that can be read, else the dark colour, else black, which can be read where white cannot. */
    private static int[] textOn(int[] back, int[] dark) {
        return Stream.of(WHITE, dark)
                .filter(text -> contrast(text, back) >= READABLE)
                .findFirst()
                .orElse(BLACK);
    }

    private static String hex(int[] rgb) {
        return String.format(Locale.ROOT, "#%02X%02X%02X", rgb[0], rgb[1], rgb[2]);
    }

    static double contrast(int[] one, int[] other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int[] rgb) {
        return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    }

    private static double linear(int level) {
        double v = level / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
