package graft.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * What makes a picture file awkward for a program that reads it carelessly, told from the beginning of the file without
 * decoding it. Only JPEG and PNG are looked into; the guess decides which pictures are tried first and nothing else.
 */
final class PictureTraits {

    /** Enough for the headers, embedded previews included. */
    private static final int HEAD = 1 << 18;

    private static final long LARGE_PIXELS = 4_000_000;

    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int PNG_HEADER = 29;

    /** A way to be awkward. */
    enum Trait {
        /** Four million pixels or more, so that it may be read subsampled. */
        LARGE,
        /** Stored turned or mirrored, with a note to turn it back. */
        ROTATED,
        GRAY,
        /** With transparency. */
        ALPHA,
        CMYK
    }

    private PictureTraits() {}

    /** The traits of a file; none where it cannot be read. */
    static Set<Trait> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD));
        } catch (IOException e) {
            // Whether it can be read is found out, and told, when it is answered.
            return EnumSet.noneOf(Trait.class);
        }
    }

    static Set<Trait> of(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        if (head.length >= PNG_HEADER && bytes.getLong(0) == PNG_SIGNATURE) {
            return png(bytes);
        }
        boolean jpeg = head.length >= 4 && bytes.getShort(0) == (short) 0xFFD8;
        return jpeg ? jpeg(bytes) : EnumSet.noneOf(Trait.class);
    }

    private static Set<Trait> png(ByteBuffer head) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        addSize(traits, Integer.toUnsignedLong(head.getInt(16)), Integer.toUnsignedLong(head.getInt(20)));
        int colour = head.get(25);
        if (colour == 0 || colour == 4) {
            traits.add(Trait.GRAY);
        }
        if (colour == 4 || colour == 6) {
            traits.add(Trait.ALPHA);
        }
        return traits;
    }

    private static Set<Trait> jpeg(ByteBuffer head) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        int at = 2;
        while (at + 10 <= head.limit() && (head.get(at) & 0xFF) == 0xFF) {
            int marker = head.get(at + 1) & 0xFF;
            int length = head.getShort(at + 2) & 0xFFFF;
            // SOF0 to SOF15 describe the picture; C4, C8 and CC are tables.
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                addSize(traits, head.getShort(at + 5) & 0xFFFF, head.getShort(at + 7) & 0xFFFF);
                addChannels(traits, head.get(at + 9));
                return traits;
            }
            if (marker == 0xE1 && isTurned(head, at + 4, length - 2)) {
                traits.add(Trait.ROTATED);
            }
            at += 2 + length;
        }
        return traits;
    }

    private static void addSize(Set<Trait> traits, long height, long width) {
        if (height * width >= LARGE_PIXELS) {
            traits.add(Trait.LARGE);
        }
    }

    private static void addChannels(Set<Trait> traits, int channels) {
        if (channels == 1) {
            traits.add(Trait.GRAY);
        } else if (channels == 4) {
            traits.add(Trait.CMYK);
        }
    }

    /** Whether an EXIF segment holds an orientation other than 1 (EXIF 2.32, tag 0x0112). */
    private static boolean isTurned(ByteBuffer head, int start, int length) {
        int tiff = start + 6;
        int end = Math.min(head.limit(), start + length);
        if (tiff + 8 > end || head.getInt(start) != 0x45786966) {
            return false;
        }
        ByteBuffer exif = head.slice(tiff, end - tiff)
                .order(head.get(tiff) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = exif.getInt(4);
        if (directory < 8 || directory > exif.limit() - 2) {
            return false;
        }
        int entries = exif.getShort(directory) & 0xFFFF;
        for (int i = 0, at = directory + 2; i < entries && at + 12 <= exif.limit(); i++, at += 12) {
            if ((exif.getShort(at) & 0xFFFF) == 0x0112) {
                return exif.getShort(at + 8) != 1;
            }
        }
        return false;
    }
}
