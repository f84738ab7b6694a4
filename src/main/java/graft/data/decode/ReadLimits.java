package graft.data.decode;

/**
 * How much a single file may ask for. Looked at in the header, before any memory is spent: a file of a few bytes can
 * claim to be a picture of four thousand million pixels.
 *
 * @param pixels the most pixels a picture may have
 * @param fileBytes the largest file that is opened
 * @param memoryBytes the most heap that the decoded pixels of one picture may take
 */
public record ReadLimits(long pixels, long fileBytes, long memoryBytes) {

    private static final long MAX_PIXELS = 200_000_000;
    private static final long MAX_FILE = 512L << 20;
    /** The other part is for the other threads, and for what the decoder itself needs. */
    private static final double SHARE_OF_HEAP = 0.4;

    public ReadLimits {
        if (pixels < 1 || fileBytes < 1 || memoryBytes < 1) {
            throw new IllegalArgumentException(pixels + " pixels, " + fileBytes + " and " + memoryBytes + " bytes");
        }
    }

    /** 200 million pixels, files of 512 MB, and two fifths of this process's heap. */
    public static ReadLimits ofThisProcess() {
        return new ReadLimits(MAX_PIXELS, MAX_FILE, (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));
    }
}
