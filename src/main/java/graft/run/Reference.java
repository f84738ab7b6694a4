package graft.run;

import java.nio.file.Path;

/**
 * How a file or folder is named in a file of ours: relative to a base folder, with {@code /}, where it lies under the
 * folder that the base lies in, so that both can move together (onto a stick, into an archive); else absolute.
 */
public final class Reference {

    private Reference() {}

    /** The text for {@code target} in a file that lies in {@code base}. */
    public static String to(Path target, Path base) {
        Path from = base.toAbsolutePath().normalize();
        Path to = target.toAbsolutePath().normalize();
        Path common = from.getParent();
        boolean near = common != null && common.getNameCount() > 0 && to.startsWith(common);
        String text = (near ? from.relativize(to) : to).toString();
        String portable = text.replace(to.getFileSystem().getSeparator(), "/");
        return portable.isEmpty() ? "." : portable;
    }

    /**
     * What a text made by {@link #to} means now.
     *
     * @throws java.nio.file.InvalidPathException if it is no path on this system
     */
    public static Path resolve(String text, Path base) {
        return base.toAbsolutePath().resolve(text).normalize();
    }
}
