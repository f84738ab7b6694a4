package graft.installer;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Digests;
import graft.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that is shipped and was made elsewhere. */
final class Components {

    private Components() {}

    /**
     * The jars of the class path, and what {@code installer/components.json} adds: what is inside them or beside them and
     * has a licence of its own.
     *
     * @param jars in Maven's repository; those with nothing but natives for the target too
     * @param values for {@code ${...}} in that file, such as the version of the Java runtime
     */
    static List<Component> of(Path repository, List<Path> jars, Path additional, Map<String, String> values)
            throws IOException {
        List<Component> components = new ArrayList<>();
        for (Path jar : jars) {
            MavenFile file = MavenFile.of(repository, jar);
            components.add(new Component(
                    file.group(),
                    file.artifact(),
                    file.version(),
                    LicenceNames.spdx(file.licences()),
                    String.valueOf(jar.getFileName()),
                    Digests.ofFile(jar)));
        }
        for (JsonNode node : Json.tree(Files.readString(additional))) {
            components.add(additional(node, values));
        }
        return List.copyOf(components);
    }

    private static Component additional(JsonNode node, Map<String, String> values) {
        List<String> licences = new ArrayList<>();
        node.path("licences").forEach(licence -> licences.add(licence.asText()));
        return new Component(
                "",
                node.path("name").asText(),
                filled(node.path("version").asText(), values),
                licences,
                node.path("file").asText(),
                "");
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
