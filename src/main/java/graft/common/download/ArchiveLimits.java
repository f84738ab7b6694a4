package graft.common.download;

/**
 * What an archive may unpack to at most.
 *
 * @param files how many files and folders
 * @param bytes of all files together
 * @param largest bytes of one file
 * @param ratio bytes unpacked for each byte of the archive; pictures, which are packed already, come to about 1
 */
record ArchiveLimits(int files, long bytes, long largest, int ratio) {

    /** For datasets of pictures. */
    static ArchiveLimits pictures() {
        return new ArchiveLimits(200_000, 8L << 30, 512L << 20, 60);
    }
}
