package graft.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Files that other systems read, as far as they can be checked here. */
class RepositoryFilesTest {

    private static final Path DOCS = Path.of("docs/installers.md");
    private static final Path WORKFLOW = Path.of(".github/workflows/installers.yml");

    @Test
    void everySecretOfTheWorkflowIsExplained() throws Exception {
        String docs = Files.readString(DOCS);
        Set<String> secrets = new TreeSet<>();
        Matcher matcher = Pattern.compile("secrets\\.([A-Z_0-9]+)").matcher(Files.readString(WORKFLOW));
        while (matcher.find()) {
            secrets.add(matcher.group(1));
        }

        assertThat(secrets).isNotEmpty().allSatisfy(secret -> assertThat(docs).contains("`" + secret + "`"));
    }

    @Test
    void theWorkflowRunsTheOneCommandOnEverySystem() throws Exception {
        assertThat(Files.readString(WORKFLOW))
                .contains("mvn -B -Pinstaller -DskipTests package", "ubuntu-", "windows-", "macos-");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<id>installer</id>");
    }

    @Test
    void theFixedIdentitiesAreThoseOfTheDocs() throws Exception {
        assertThat(Files.readString(DOCS)).contains(Product.WINDOWS_UPGRADE_CODE, Product.MAC_BUNDLE);
    }

    @Test
    void theEntitlementsAreAllowedToJavaAndNothingMore() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // The type that Apple names lies in the network, where a test does not go.
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = factory.newDocumentBuilder()
                .parse(Path.of("installer/macos/Graft.entitlements").toFile());

        assertThat(document.getElementsByTagName("key").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("key").item(0).getTextContent())
                .isEqualTo("com.apple.security.cs.allow-jit");
    }

    @Test
    void theMenuEntryStartsWhatIsInstalled() throws Exception {
        String entry = Files.readString(Path.of("installer/linux/share/applications/graft-studio.desktop"));

        assertThat(entry).contains("Exec=/opt/" + Product.LINUX_PACKAGE + "/bin/graft-studio", "Icon=graft");
        assertThat(Path.of("src/main/scripts/graft-studio")).isRegularFile();
    }

    @Test
    void linuxKnowsBundlesByTheirNameAndOpensThemWithTheWindow() throws Exception {
        String entry = Files.readString(Path.of("installer/linux/share/applications/graft-studio.desktop"));
        Document kind = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("installer/linux/share/mime/packages/graft.xml").toFile());

        assertThat(entry).contains("bin/graft-studio %f\n", "MimeType=" + Product.BUNDLE_TYPE + ";\n");
        assertThat(attribute(kind, "mime-type", "type")).isEqualTo(Product.BUNDLE_TYPE);
        assertThat(attribute(kind, "glob", "pattern")).isEqualTo("*." + Product.BUNDLE_ENDING);
        assertThat(attribute(kind, "icon", "name")).isEqualTo(Product.BUNDLE_TYPE.replace('/', '-'));
        for (String script : new String[] {"postinst", "prerm", "graft.spec"}) {
            assertThat(Files.readString(Path.of("installer/linux", script)))
                    .as(script)
                    .contains("find applications icons mime -type f", "update-mime-database /usr/share/mime")
                    .doesNotContain("find applications icons -type f");
        }
    }

    private static String attribute(Document document, String element, String name) {
        return document.getElementsByTagName(element)
                .item(0)
                .getAttributes()
                .getNamedItem(name)
                .getNodeValue();
    }
}
