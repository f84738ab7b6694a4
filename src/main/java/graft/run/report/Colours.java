package graft.run.report;

import java.util.Locale;

/** The two scales of a confusion matrix, and which text can be read on them (WCAG 2.2, contrast of at least 4.5). */
final class Colours {

    private static final int[] RIGHT_LIGHT = {0xEA, 0xF2, 0xF8};
    private static final int[] RIGHT_DARK = {0x1B, 0x5E, 0x8C};
    private static final int[] WRONG_LIGHT = {0xFF, 0xF6, 0xEA};
    private static final int[] WRONG_DARK = {0xE0, 0x8A, 0x2E};
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
        boolean white = contrast(new int[] {255, 255, 255}, back) >= READABLE;
        return String.format(
                Locale.ROOT,
                "background:#%02X%02X%02X;color:%s",
                back[0],
                back[1],
                back[2],
                white ? "#FFFFFF" : right ? "#1B2620" : "#3A2406");
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
