package graft.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The folder {@code licences} of the installed image: a list of everything shipped, and the texts. */
final class Licences {

    private static final Pattern TEXT =
            Pattern.compile("(.*/)?[^/]*(licen[sc]e|notice|copying)[^/]*(\\.(txt|md|html))?");

    private Licences() {}

    /**
     * Writes the list, the text of every licence in it, and what the makers put into their jars.
     *
     * @param texts the folder of licence texts, named by SPDX identifier
     * @throws IOException if a licence has no text there
     */
    static void write(List<Component> components, List<Path> jars, Path texts, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("LICENCES.md"), list(components));
        TreeSet<String> names = new TreeSet<>();
        components.forEach(component -> names.addAll(component.licences()));
        for (String name : names) {
            Files.copy(texts.resolve(fileName(name)), folder.resolve(fileName(name)));
        }
        for (Path jar : jars) {
            notices(jar, folder.resolve("notices"));
        }
    }

    /** The file that holds the text of a licence. */
    static String fileName(String spdx) {
        return spdx.replace(' ', '-') + ".txt";
    }

    private static String list(List<Component> components) {
        StringBuilder text = new StringBuilder("# What Graft is made of\n\n"
                + "Graft itself is under the Apache License 2.0. With it come the following parts; where several licences are"
                + " named, Graft takes the first. Their texts lie beside this file, what their makers add to them in the"
                + " folder `notices`, and those of the Java runtime in its folder `legal`.\n\n"
                + "| part | version | licence | file |\n|---|---|---|---|\n");
        for (Component component : components) {
            text.append("| ")
                    .append(component.maven() ? component.group() + ":" + component.name() : component.name())
                    .append(" | ")
                    .append(component.version())
                    .append(" | ")
                    .append(String.join(" or ", component.licences()))
                    .append(" | ")
                    .append(component.file())
                    .append(" |\n");
        }
        return text.toString();
    }

    private static void notices(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (!entry.isDirectory()
                        && !name.endsWith(".class")
                        && (TEXT.matcher(name).matches() || name.endsWith("thirdpartynotices.txt"))) {
                    Path target = folder.resolve(
                                    String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", ""))
                            .resolve(entry.getName()
                                    .replaceFirst("^META-INF/", "")
                                    .replace('/', '-'));
                    Files.createDirectories(Trees.parent(target));
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.write(target, in.readAllBytes());
                    }
                }
            }
        }
    }
}
