package graft.data.decode;

/** The few tags of a TIFF file's first directory that tell a camera's raw file from a picture (TIFF 6.0, section 2). */
final class TiffTags {

    private static final int NEW_SUBFILE_TYPE = 0x00FE;
    private static final int PHOTOMETRIC = 0x0106;
    private static final int SUB_IFDS = 0x014A;
    private static final int DNG_VERSION = 0xC612;
    private static final int COLOUR_FILTER_ARRAY = 32803;
    private static final int LINEAR_RAW = 34892;

    private TiffTags() {}

    /**
     * Whether this is a raw file in the clothes of a TIFF: CR2, DNG, NEF, ARW, PEF and their like. Their first
     * directory holds a thumbnail, which must not be taken for the picture.
     */
    static boolean isCameraRaw(byte[] bytes) {
        if (Bytes.has(bytes, 8, "CR\u0002")) {
            return true;
        }
        boolean big = bytes[0] == 'M';
        long directory = Bytes.uint32(bytes, 4, big);
        int entries = Bytes.uint16(bytes, directory, big);
        boolean thumbnail = false;
        boolean inner = false;
        for (int i = 0; i < entries; i++) {
            long at = directory + 2 + 12L * i;
            int tag = Bytes.uint16(bytes, at, big);
            int value = Bytes.uint16(bytes, at + 2, big) == 3
                    ? Bytes.uint16(bytes, at + 8, big)
                    : Bytes.int32(bytes, at + 8, big);
            if (tag == DNG_VERSION || (tag == PHOTOMETRIC && (value == COLOUR_FILTER_ARRAY || value == LINEAR_RAW))) {
                return true;
            }
            thumbnail |= tag == NEW_SUBFILE_TYPE && (value & 1) == 1;
            inner |= tag == SUB_IFDS;
        }
        return thumbnail && inner;
    }
}
