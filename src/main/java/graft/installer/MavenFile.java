package graft.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A jar in Maven's local repository, whose folders say what it is and beside which lies what its makers say about it.
 *
 * @param repository the top of the local repository
 * @param group such as {@code org.nd4j}
 * @param artifact such as {@code nd4j-native}
 * @param version such as {@code 1.0.0-M2.1}
 */
record MavenFile(Path repository, String group, String artifact, String version) {

    /**
     * Reads the place of a jar.
     *
     * @throws IllegalArgumentException if it does not lie in the repository
     */
    static MavenFile of(Path repository, Path jar) {
        if (!jar.startsWith(repository) || repository.relativize(jar).getNameCount() < 4) {
            throw new IllegalArgumentException(jar + " is not in Maven's repository " + repository);
        }
        Path place = repository.relativize(jar);
        int names = place.getNameCount();
        List<String> group = new ArrayList<>();
        for (int i = 0; i < names - 3; i++) {
            group.add(place.getName(i).toString());
        }
        return new MavenFile(
                repository,
                String.join(".", group),
                place.getName(names - 3).toString(),
                place.getName(names - 2).toString());
    }

    /** The names of the licences it, or else the project above it, says it is under. */
    List<String> licences() throws IOException {
        Element project = project();
        List<String> names = child(project, "licenses")
                .map(all -> children(all, "license").stream()
                        .flatMap(licence -> child(licence, "name").stream())
                        .map(name -> name.getTextContent().strip())
                        .toList())
                .orElse(List.of());
        Optional<Element> parent = child(project, "parent");
        if (!names.isEmpty() || parent.isEmpty()) {
            return names;
        }
        return new MavenFile(
                        repository,
                        text(parent.get(), "groupId"),
                        text(parent.get(), "artifactId"),
                        text(parent.get(), "version"))
                .licences();
    }

    private Element project() throws IOException {
        Path pom = repository
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(Files.newInputStream(pom)).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("cannot read " + pom, e);
        }
    }

    private static String text(Element element, String name) {
        return child(element, name)
                .map(c -> c.getTextContent().strip())
                .orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + element.getTagName()));
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element, name).stream().findFirst();
    }

    private static List<Element> children(Element element, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(child);
            }
        }
        return found;
    }
}
