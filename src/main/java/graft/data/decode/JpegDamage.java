package graft.data.decode;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Notices that a JPEG ended before its picture did. The decoder only warns and leaves the rest gray, and a half gray
 * picture teaches the wrong thing. What is let pass: missing data in the last twentieth of the rows, and a missing end
 * marker, which many tools forget, where the rows are all there. A progressive JPEG without one lacks the passes that
 * make it sharp, and is refused.
 */
final class JpegDamage implements IIOReadWarningListener, IIOReadProgressListener {

    private static final float ALL_BUT_THERE = 95;

    private final boolean progressive;
    private float percent;
    private boolean incomplete;

    JpegDamage(byte[] bytes) {
        progressive = JpegSegments.isProgressive(bytes);
    }

    /** Whether rows or passes are missing. */
    boolean isIncomplete() {
        return incomplete;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        // libjpeg's text (JWRN_HIT_MARKER), and the Java runtime's for a missing end marker.
        incomplete |= warning.contains("premature end of data segment") && percent < ALL_BUT_THERE;
        incomplete |= warning.contains("Missing EOI marker") && progressive;
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        percent = percentageDone;
    }

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {
        percent = 0;
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
