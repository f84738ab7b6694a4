package graft.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Where the bytes go: a table for {@code docs/installers.md}, measured on what was built. */
final class SizeTable {

    private static final double MB = 1_000_000;

    private static final Map<String, Predicate<String>> PARTS = parts();

    private SizeTable() {}

    /** In the order in which they are tried; the last takes what is left. */
    private static Map<String, Predicate<String>> parts() {
        Map<String, Predicate<String>> parts = new LinkedHashMap<>();
        parts.put("ND4J's native library with oneDNN", name -> name.contains("natives/") && name.contains("nd4jcpu"));
        parts.put(
                "OpenBLAS and the libraries it needs",
                name -> name.matches(".*natives/.*(openblas|graftblas|gfortran|quadmath|gomp|gcc_s).*"));
        parts.put("ONNX Runtime's native libraries", name -> name.contains("natives/") && name.contains("onnxruntime"));
        parts.put("JavaFX's and JavaCPP's native libraries", name -> name.contains("natives/"));
        parts.put("Java runtime", name -> name.contains("runtime/"));
        parts.put(
                "Java libraries of ND4J and Deeplearning4j",
                name -> name.matches(
                        ".*/(nd4j|deeplearning4j|fastutil|protobuf-1|jackson-1|guava-1|resources-1).*\\.jar"));
        parts.put("other Java libraries and Graft itself", name -> name.endsWith(".jar"));
        parts.put("backbone", name -> name.contains("assets/"));
        parts.put("samples", name -> name.contains("sample-datasets/"));
        parts.put("licences, scripts and the rest", name -> true);
        return parts;
    }

    /**
     * The table, as Markdown.
     *
     * @param image the installed image
     * @param files what people download
     */
    static String of(Path image, List<Path> files) throws IOException {
        Map<String, Long> sums = new LinkedHashMap<>();
        PARTS.keySet().forEach(part -> sums.put(part, 0L));
        for (Path file : Trees.files(image)) {
            String name = "/" + Trees.name(image, file);
            String part = PARTS.entrySet().stream()
                    .filter(p -> p.getValue().test(name))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            sums.merge(part, Files.size(file), Long::sum);
        }
        StringBuilder table = new StringBuilder("| installed | MB |\n|---|---:|\n");
        sums.forEach((part, bytes) -> row(table, part, bytes));
        row(
                table,
                "**together**",
                sums.values().stream().mapToLong(Long::longValue).sum());
        table.append("\n| to download | MB |\n|---|---:|\n");
        for (Path file : files) {
            row(table, "`" + file.getFileName() + "`", Files.size(file));
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String name, long bytes) {
        table.append(String.format(Locale.ROOT, "| %s | %.1f |%n", name, bytes / MB));
    }
}
