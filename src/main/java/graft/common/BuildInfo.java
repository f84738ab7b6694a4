package graft.common;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Which build of Graft this is.
 *
 * @param version as in the pom, such as {@code 0.1.0}
 */
public record BuildInfo(String version) {

    /** Reads what the build wrote down ({@code graft/build.properties}). */
    public static BuildInfo current() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("/graft/build.properties")) {
            if (in == null) {
                throw new IllegalStateException("graft/build.properties is missing from the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("graft/build.properties cannot be read", e);
        }
        return new BuildInfo(properties.getProperty("version", "unknown"));
    }
}
