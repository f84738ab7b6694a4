package graft.app.results;

import javafx.scene.paint.Color;

/**
 * The colours of a cell of the confusion matrix: the larger its share of the row, the stronger its ground; and on every
 * ground a text that can be read.
 *
 * @param ground of the cell
 * @param text on it
 */
record CellShade(Color ground, Color text) {

    /** WCAG 2.1, level AA, for text of this size. */
    static final double READABLE = 4.5;

    /** Steps towards a stronger or weaker ground until one of the texts can be read on it. */
    private static final double STEP = 0.01;

    /**
     * @param low ground of a share of nothing
     * @param high ground of the whole row
     * @param dark text on light grounds; on dark ones it is white
     * @param share 0 to 1
     */
    static CellShade of(Color low, Color high, Color dark, double share) {
        for (double away = 0; away <= 1; away += STEP) {
            for (double at : new double[] {share - away, share + away}) {
                Color ground = low.interpolate(high, Math.max(0, Math.min(1, at)));
                if (contrast(Color.WHITE, ground) >= READABLE) {
                    return new CellShade(ground, Color.WHITE);
                }
                if (contrast(dark, ground) >= READABLE) {
                    return new CellShade(ground, dark);
                }
            }
        }
        // Only before the style sheet has said its colours, or where it says colours that do not differ.
        return new CellShade(low.interpolate(high, share), Color.WHITE);
    }

    /** WCAG 2.1, "contrast ratio". */
    static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
