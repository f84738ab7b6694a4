package graft.common;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, written as 64 lower-case hexadecimal digits. */
public final class Digests {

    private static final int BUFFER = 1 << 16;

    private Digests() {}

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        return fresh("SHA-256");
    }

    /** A fresh MD5, for files of which others publish nothing better. */
    public static MessageDigest md5() {
        return fresh("MD5");
    }

    private static MessageDigest fresh(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }

    /** The digest of a file's bytes, read in a stream. */
    public static String ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return hex(digest.digest());
    }

    public static String ofBytes(byte[] bytes) {
        return hex(sha256().digest(bytes));
    }

    /** The digest of a text's UTF-8 bytes. */
    public static String ofText(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
