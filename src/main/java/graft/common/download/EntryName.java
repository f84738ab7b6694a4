package graft.common.download;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of something in an archive, as parts of a path that can lead nowhere but into the folder it is unpacked to, on
 * any system.
 */
record EntryName(List<String> parts) {

    private static final int DEEPEST = 12;
    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    /** Names that Windows gives to devices, whatever their ending. */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    /** The name, or nothing if no such path may be written. */
    static Optional<EntryName> of(String name) {
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        List<String> parts = List.of(plain.split("/", -1)).stream()
                .filter(part -> !part.equals("."))
                .toList();
        boolean harmless = !plain.startsWith("/")
                && parts.size() <= DEEPEST
                && parts.stream().allMatch(EntryName::isPlain);
        return harmless ? Optional.of(new EntryName(parts)) : Optional.empty();
    }

    private static boolean isPlain(String part) {
        return !part.isBlank()
                && part.length() <= LONGEST
                && !part.equals("..")
                && part.chars().noneMatch(c -> "\\:*?\"<>|".indexOf(c) >= 0)
                && !CONTROL.matcher(part).find()
                && !part.endsWith(".")
                && !part.endsWith(" ")
                && !DEVICES.contains(part.toLowerCase(Locale.ROOT).split("\\.", 2)[0]);
    }

    /** What systems leave in archives without anybody wanting it. */
    boolean isLitter() {
        return parts.isEmpty()
                || parts.get(0).equals("__MACOSX")
                || parts.stream().anyMatch(p -> p.startsWith("._") || p.equals(".DS_Store") || p.equals("Thumbs.db"));
    }

    /** Equal for names that a disk without upper and lower case takes for one. */
    String key() {
        return String.join("/", parts).toLowerCase(Locale.ROOT);
    }
}
