package graft.installer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The list of parts for programs: CycloneDX 1.5, JSON (https://cyclonedx.org/docs/1.5/json). */
final class Sbom {

    private Sbom() {}

    /** The document. The same parts give the same bytes: its number is made of them, and it carries no time. */
    static String of(List<Component> components, PackageVersion version) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("bomFormat", "CycloneDX");
        root.put("specVersion", "1.5");
        root.put(
                "serialNumber",
                "urn:uuid:"
                        + UUID.nameUUIDFromBytes((version + components.toString()).getBytes(StandardCharsets.UTF_8)));
        root.put("version", 1);
        ObjectNode graft = root.putObject("metadata").putObject("component");
        graft.put("type", "application");
        graft.put("bom-ref", "graft");
        graft.put("name", Product.NAME);
        graft.put("version", version.toString());
        graft.put("description", Product.SENTENCE);
        licences(graft, List.of("Apache-2.0"));
        ArrayNode parts = root.putArray("components");
        components.forEach(component -> parts.add(part(component)));
        return Json.pretty(root);
    }

    private static ObjectNode part(Component component) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        part.put("type", "library");
        part.put("bom-ref", component.packageUrl() + "#" + component.file());
        if (component.maven()) {
            part.put("group", component.group());
        }
        part.put("name", component.name());
        part.put("version", component.version());
        if (!component.sha256().isEmpty()) {
            part.putArray("hashes").addObject().put("alg", "SHA-256").put("content", component.sha256());
        }
        licences(part, component.licences());
        part.put("purl", component.packageUrl());
        return part;
    }

    private static void licences(ObjectNode part, List<String> licences) {
        part.putArray("licenses").addObject().put("expression", String.join(" OR ", licences));
    }
}
