package graft.common;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/**
 * Which build of Graft this is.
 *
 * @param version as in the pom, such as {@code 0.1.0}
 * @param commit of the source it was built from; absent where the build was not told
 * @param day it was built, such as {@code 2026-11-21}; absent where the build was not told
 * @param dl4j version of Deeplearning4j and ND4J, which train
 * @param onnxRuntime version of ONNX Runtime, which runs frozen stages and finished models
 */
public record BuildInfo(
        String version, Optional<String> commit, Optional<String> day, String dl4j, String onnxRuntime) {

    private static final String UNKNOWN = "unknown";

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
        return of(properties);
    }

    static BuildInfo of(Properties properties) {
        return new BuildInfo(
                said(properties, "version").orElse(UNKNOWN),
                said(properties, "commit"),
                said(properties, "day"),
                said(properties, "dl4j").orElse(UNKNOWN),
                said(properties, "onnxruntime").orElse(UNKNOWN));
    }

    /** What the build filled in; a place that it left as it was says nothing. */
    private static Optional<String> said(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.startsWith("${"));
    }
}
