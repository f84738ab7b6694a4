package graft.data.decode;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Notices that a JPEG ended before its picture did. The decoder only warns and leaves the rest gray, and a half gray
 * picture teaches the wrong thing. Warnings in the last twentieth of the rows are let pass: many cameras and tools
 * forget the end marker, and the picture is all there. A progressive JPEG warns before its first row, and is refused.
 */
final class JpegDamage implements IIOReadWarningListener, IIOReadProgressListener {

    private static final float ALL_BUT_THERE = 95;

    private float percent;
    private boolean incomplete;

    /** Whether rows are missing. */
    boolean isIncomplete() {
        return incomplete;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        // The first is libjpeg's text (JWRN_HIT_MARKER), the second the Java runtime's for a missing end marker.
        boolean ended = warning.contains("premature end of data segment") || warning.contains("Missing EOI marker");
        incomplete |= ended && percent < ALL_BUT_THERE;
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
