package graft.worker.client;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.model.PictureAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Copies pictures into a folder for each answer, beside {@value #UNKNOWN} for "I don't know" and {@value #UNREADABLE} for
 * what is no picture. Nothing is ever replaced, and a picture that is there already is not copied twice.
 */
public final class AnswerCopies {

    static final String UNKNOWN = "_unknown";
    static final String UNREADABLE = "_unreadable";

    /** Names that Windows keeps for itself, whatever follows the dot. */
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

    private final Path folder;

    private AnswerCopies(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies into this folder.
     *
     * @param pictures what is to be copied
     * @throws GraftException with {@link ErrorCode#USAGE} if it holds some of them, so that the copies would be answered
     *     the next time
     */
    public static AnswerCopies into(Path folder, List<Path> pictures) {
        Path whole = folder.toAbsolutePath().normalize();
        boolean inside = pictures.stream().anyMatch(p -> {
            Path parent = p.toAbsolutePath().normalize().getParent();
            return parent != null && (parent.startsWith(whole) || whole.startsWith(parent));
        });
        if (inside) {
            throw new GraftException(ErrorCode.USAGE, Message.of("worker.copiesInside", folder));
        }
        return new AnswerCopies(whole);
    }

    /**
     * Copies one.
     *
     * @throws GraftException with {@link ErrorCode#DEVICE} if it cannot be written
     */
    void take(Path picture, PictureAnswer row) {
        String name = row.answer()
                .map(answer -> answer.known() ? folderName(answer.label()) : UNKNOWN)
                .orElse(UNREADABLE);
        try {
            Path to = Files.createDirectories(folder.resolve(name));
            for (int number = 1; ; number++) {
                Path target = to.resolve(numbered(String.valueOf(picture.getFileName()), number));
                if (same(picture, target)) {
                    return;
                }
                if (!Files.exists(target)) {
                    Files.copy(picture, target, StandardCopyOption.COPY_ATTRIBUTES);
                    return;
                }
            }
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("worker.copyNotWritten", picture, folder), e);
        }
    }

    private static boolean same(Path picture, Path target) throws IOException {
        return Files.isRegularFile(target)
                && Files.size(target) == Files.size(picture)
                && Files.getLastModifiedTime(target).toMillis()
                        == Files.getLastModifiedTime(picture).toMillis();
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        String mark = number == 1 ? "" : " (" + number + ")";
        return dot <= 0 ? name + mark : name.substring(0, dot) + mark + name.substring(dot);
    }

    /** A class name as a name of a folder on every system. */
    static String folderName(String label) {
        String name = label.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").replaceAll("[. ]+$", "_");
        boolean reserved = RESERVED.contains(name.toLowerCase(Locale.ROOT).replaceAll("\\..*", ""));
        return reserved || name.isBlank() || name.startsWith(".") ? "_" + name : name;
    }
}
