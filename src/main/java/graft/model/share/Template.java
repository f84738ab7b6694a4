package graft.model.share;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts and bytes that are kept beside the classes. */
final class Template {

    private static final String FOLDER = "/graft/programs/";

    private Template() {}

    /** The text of a template. */
    static String text(String name) throws IOException {
        byte[] bytes = bytes(FOLDER + name).orElseThrow(() -> new FileNotFoundException(name));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The same with the functions that make a model's input of a picture where it asks for them. */
    static String script(String name) throws IOException {
        return text(name).replace("//#picture.js#\n", text("picture.js"));
    }

    /** A resource by its whole name, if this build has it. */
    static Optional<byte[]> bytes(String resource) throws IOException {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
