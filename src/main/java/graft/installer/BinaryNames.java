package graft.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Names of libraries inside other libraries. */
final class BinaryNames {

    private BinaryNames() {}

    /**
     * Writes one name over another, in place.
     *
     * @param now ASCII; must be in the file exactly once, with a zero byte on either side, as names in ELF files stand
     * @param then ASCII; not longer
     * @throws IOException if the file is not what it was when this was tried out
     */
    static void replace(Path library, String now, String then) throws IOException {
        if (then.length() > now.length()) {
            throw new IllegalArgumentException(then + " is longer than " + now);
        }
        byte[] content = Files.readAllBytes(library);
        byte[] sought = ("\0" + now + "\0").getBytes(StandardCharsets.ISO_8859_1);
        int at = find(content, sought, 0);
        if (at < 0 || find(content, sought, at + 1) >= 0) {
            throw new IOException(library.getFileName() + " does not hold the name " + now + " exactly once");
        }
        byte[] written = Arrays.copyOf(then.getBytes(StandardCharsets.ISO_8859_1), now.length());
        System.arraycopy(written, 0, content, at + 1, written.length);
        Files.write(library, content);
    }

    private static int find(byte[] content, byte[] sought, int from) {
        for (int i = from; i + sought.length <= content.length; i++) {
            if (content[i + 1] == sought[1] && Arrays.equals(content, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        return -1;
    }
}
