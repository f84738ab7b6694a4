package graft.run.project;

import java.text.Normalizer;
import java.util.Locale;

/** Names of folders that every system takes and a person can type, made from whatever a person has written. */
final class Names {

    private static final int LONGEST = 40;

    private Names() {}

    /**
     * Lower-case Latin letters and digits with single hyphens between; accents fall away ("Müller &amp; Söhne" becomes
     * {@code muller-sohne}). {@code otherwise} where nothing is left.
     */
    static String folder(String text, String otherwise) {
        String plain = Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String shortened = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-+|-+$", "");
        return shortened.isEmpty() ? otherwise : shortened;
    }
}
