package graft.app.results;

/**
 * A picture with the class it is shown under, which can be corrected.
 *
 * @param digest of its pixels
 * @param path relative to the project's folder of pictures, with {@code /}
 * @param className what it is labelled as
 */
public record Labelled(String digest, String path, String className) {}
