package graft.data.decode;

import graft.common.Message;
import graft.data.UnreadablePictureException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Brings a file into memory, or says why that cannot be. */
final class PictureFile {

    private PictureFile() {}

    /**
     * All bytes of a file.
     *
     * @param most the largest file in bytes
     * @throws UnreadablePictureException if it is missing, forbidden, empty, larger than that, or no file at all
     */
    static byte[] bytes(Path file, long most) throws UnreadablePictureException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw unreadable(Message.of("data.readNotAFile"));
            }
            if (attributes.size() == 0) {
                throw unreadable(Message.of("data.readEmpty"));
            }
            if (attributes.size() > most) {
                throw unreadable(Message.of("data.readFileTooLarge", most >> 20));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UnreadablePictureException(Message.of("data.readMissing"), e);
        } catch (AccessDeniedException e) {
            throw new UnreadablePictureException(Message.of("data.readNoPermission"), e);
        } catch (OutOfMemoryError e) {
            throw new UnreadablePictureException(Message.of("data.readNoMemory"), e);
        } catch (IOException e) {
            String why = e.getMessage();
            throw new UnreadablePictureException(
                    Message.of("data.readFailed", why == null ? e.getClass().getSimpleName() : why), e);
        }
    }

    private static UnreadablePictureException unreadable(Message reason) {
        return new UnreadablePictureException(reason, null);
    }
}
