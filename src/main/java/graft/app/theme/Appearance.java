package graft.app.theme;

/**
 * How a person wants the window to look.
 *
 * @param typePercent size of all type, 100 for 14 pixels; 80 to 200
 * @param reducedMotion nothing moves that need not
 */
public record Appearance(Theme theme, int typePercent, boolean reducedMotion) {

    /** What everything is measured in: pixels of body type at 100 percent. */
    public static final double BASE_FONT = 14;

    /** As the window first looks. */
    public static final Appearance FIRST = new Appearance(Theme.LIGHT, 100, false);

    public Appearance {
        if (typePercent < 80 || typePercent > 200) {
            throw new IllegalArgumentException("type of " + typePercent + " percent");
        }
    }

    /** How many times larger than drawn everything is. */
    public double scale() {
        return typePercent / 100.0;
    }

    public Appearance withTheme(Theme newTheme) {
        return new Appearance(newTheme, typePercent, reducedMotion);
    }

    public Appearance withTypePercent(int newPercent) {
        return new Appearance(theme, newPercent, reducedMotion);
    }

    public Appearance withReducedMotion(boolean reduced) {
        return new Appearance(theme, typePercent, reduced);
    }
}
