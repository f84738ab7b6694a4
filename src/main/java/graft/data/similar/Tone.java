package graft.data.similar;

/**
 * How a picture looks as a whole, measured on its 32 x 32 means.
 *
 * @param brightness mean of the gray values, 0 (black) to 255
 * @param contrast standard deviation of the gray values, 0 (one flat colour) to 127.5
 * @param colour mean over the picture of the largest minus the smallest of red, green and blue, 0 (gray) to 255
 */
public record Tone(double brightness, double contrast, double colour) {

    /** Below this many gray levels of {@link #contrast} there is nothing to see, and nothing to compare. */
    public static final double BLANK_CONTRAST = 3;

    /** Whether the picture is one flat tone. */
    public boolean isBlank() {
        return contrast < BLANK_CONTRAST;
    }
}
