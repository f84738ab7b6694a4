package graft.app.about;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A text that somebody may have to read: a licence, what a maker adds to it, the terms of weights. All of them come with
 * Graft, so no network is needed.
 *
 * @param title in the list of texts
 * @param resource on the class path; empty for a file
 * @param file on the disk; absent for a resource
 */
public record LegalText(Message title, String resource, Optional<Path> file) {

    /** Far longer than the longest; whatever else lies there is not read whole. */
    private static final int LONGEST = 4_000_000;

    static LegalText resource(Message title, String resource) {
        return new LegalText(title, resource, Optional.empty());
    }

    static LegalText file(Message title, Path file) {
        return new LegalText(title, "", Optional.of(file));
    }

    /**
     * The text itself.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it cannot be read
     */
    String read() {
        try (InputStream in = open()) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("about.unreadable", title), e);
        }
    }

    private InputStream open() throws IOException {
        if (file.isPresent()) {
            return Files.newInputStream(file.get());
        }
        InputStream in = LegalText.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException(resource + " is not on the class path");
        }
        return in;
    }
}
