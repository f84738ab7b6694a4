package graft.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * How far the views of a picture may differ from it. Every component can be ruled out by 0: a mirrored road sign is
 * another sign, and a turned 6 is a 9. Amounts are the largest ones; each view draws its own, both ways.
 *
 * @param mirror share of the views that are mirrored left-right, 0 to 1
 * @param upsideDown share of the views that are mirrored top-bottom, 0 to 1: for pictures taken from above, as through
 *     a microscope, where there is no up
 * @param turnDegrees turned by up to this many degrees to either side, 0 to 180
 * @param zoom a view shows a part whose sides are at least {@code 1 - zoom} of the whole's, at a place drawn freely;
 *     0 to 0.9
 * @param shift moved by up to this fraction of the sides, even beyond the border; 0 to 0.5
 * @param brightness light multiplied or divided by up to {@code 1 + brightness}; 0 to 1
 * @param contrast distance from the view's mean level multiplied or divided by up to {@code 1 + contrast}; 0 to 1
 * @param saturation distance from gray multiplied or divided by up to {@code 1 + saturation}; 0 to 1
 * @param hueDegrees colours turned on the colour wheel by up to this many degrees to either side, 0 to 180
 * @param blur half of the views are blurred by a Gaussian whose standard deviation is up to this fraction of the
 *     input's shorter side, 0 to 0.05
 * @param erasing half of the views have one rectangle of up to this fraction of the area covered with the view's mean
 *     colour, 0 to 0.5 (Zhong et al. 2017, arXiv 1708.04896, who fill it with noise)
 */
public record Augmentation(
        double mirror,
        double upsideDown,
        double turnDegrees,
        double zoom,
        double shift,
        double brightness,
        double contrast,
        double saturation,
        double hueDegrees,
        double blur,
        double erasing) {

    /** Names the meaning of the numbers in cache keys; changed whenever a view may come out differently. */
    private static final String VERSION = "views-1";

    /** The sets of amounts a person chooses from. */
    public enum Preset {
        /** Every view is the plain picture. */
        NONE,
        /** What hardly any subject minds, mirroring apart. */
        LIGHT,
        /** As photographs of one thing differ when taken by hand on different days. */
        MEDIUM,
        /** For few pictures, or pictures to come that may look very different. */
        STRONG;

        public Augmentation augmentation() {
            return switch (this) {
                case NONE -> new Augmentation(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
                case LIGHT -> new Augmentation(0.5, 0, 5, 0.15, 0.03, 0.1, 0.1, 0.1, 0, 0, 0);
                case MEDIUM -> new Augmentation(0.5, 0, 12, 0.3, 0.06, 0.25, 0.2, 0.25, 5, 0.004, 0.1);
                case STRONG -> new Augmentation(0.5, 0, 20, 0.4, 0.08, 0.4, 0.35, 0.4, 12, 0.008, 0.2);
            };
        }

        /**
         * The preset of a name such as {@code light}.
         *
         * @throws GraftException if there is none of that name
         */
        public static Preset named(String name) {
            for (Preset preset : values()) {
                if (preset.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                    return preset;
                }
            }
            throw new GraftException(ErrorCode.USAGE, Message.of("data.augmentUnknown", name));
        }
    }

    public Augmentation {
        within("mirror", mirror, 1);
        within("upsideDown", upsideDown, 1);
        within("turnDegrees", turnDegrees, 180);
        within("zoom", zoom, 0.9);
        within("shift", shift, 0.5);
        within("brightness", brightness, 1);
        within("contrast", contrast, 1);
        within("saturation", saturation, 1);
        within("hueDegrees", hueDegrees, 180);
        within("blur", blur, 0.05);
        within("erasing", erasing, 0.5);
    }

    private static void within(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(name + " " + value + " is not within 0 to " + most);
        }
    }

    /** The plain picture only. */
    public static Augmentation none() {
        return Preset.NONE.augmentation();
    }

    /** The same without mirroring left-right and top-bottom: for signs, letters, and left and right hands. */
    public Augmentation withoutMirroring() {
        return new Augmentation(
                0, 0, turnDegrees, zoom, shift, brightness, contrast, saturation, hueDegrees, blur, erasing);
    }

    /** The same with half of the views upside down and any turn: for pictures taken from straight above. */
    public Augmentation fromAbove() {
        return new Augmentation(
                0.5, 0.5, 180, zoom, shift, brightness, contrast, saturation, hueDegrees, blur, erasing);
    }

    /** Whether every view is the plain picture. */
    @JsonIgnore
    public boolean isNone() {
        return equals(none());
    }

    /** Whether no view moves a pixel. */
    boolean keepsPlaces() {
        return mirror == 0 && upsideDown == 0 && turnDegrees == 0 && zoom == 0 && shift == 0;
    }

    /** A stable form of all of it, for cache keys and provenance. */
    public String text() {
        StringJoiner text = new StringJoiner(" ", VERSION + " ", "");
        text.add("mirror=" + mirror);
        text.add("upsideDown=" + upsideDown);
        text.add("turnDegrees=" + turnDegrees);
        text.add("zoom=" + zoom);
        text.add("shift=" + shift);
        text.add("brightness=" + brightness);
        text.add("contrast=" + contrast);
        text.add("saturation=" + saturation);
        text.add("hueDegrees=" + hueDegrees);
        text.add("blur=" + blur);
        text.add("erasing=" + erasing);
        return text.toString();
    }

    /** SHA-256 of {@link #text()}, in hexadecimal digits. */
    public String digest() {
        return Digests.ofText(text());
    }
}
