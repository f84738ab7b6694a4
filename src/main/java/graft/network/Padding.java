package graft.network;

/** What surrounds a feature map while a window slides over it. */
public sealed interface Padding {

    /** Nothing: the window stays inside. */
    record Valid() implements Padding {}

    /**
     * As many zeros as make the output {@code ceil(size / stride)}; the odd one goes to the bottom and right (TensorFlow's
     * "same"). A maximum or average does not see them.
     */
    record Same() implements Padding {}

    /** This many zeros on each side. */
    record Explicit(int top, int bottom, int left, int right) implements Padding {
        public Explicit {
            if (top < 0 || bottom < 0 || left < 0 || right < 0) {
                throw new IllegalArgumentException("negative padding");
            }
        }
    }

    Padding VALID = new Valid();
    Padding SAME = new Same();

    static Padding explicit(int everySide) {
        return new Explicit(everySide, everySide, everySide, everySide);
    }
}
