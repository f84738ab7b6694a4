package graft.common;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, written as 64 lower-case hexadecimal digits; and MD5 where others publish nothing else. */
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

    /** Two digests of the same bytes. */
    public record Pair(String sha256, String md5) {}

    /** The digest of a file's bytes, read in a stream. */
    public static String ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        read(file, digest);
        return hex(digest.digest());
    }

    /** SHA-256 and MD5 of a file's bytes, read in a stream. */
    public static Pair bothOfFile(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        MessageDigest md5 = md5();
        read(file, sha256, md5);
        return new Pair(hex(sha256.digest()), hex(md5.digest()));
    }

    private static void read(Path file, MessageDigest... digests) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (MessageDigest digest : digests) {
                    digest.update(buffer, 0, n);
                }
            }
        }
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
