package graft.compute.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list that comes with Graft: whether it can be true at all. Its digests were taken from the files. */
class PacksTest {

    private static final Packs PACKS = Packs.bundled();

    @Test
    void everyKindIsOfferedForLinuxAndWindowsOnX86AndForNothingElse() {
        assertThat(PACKS.packs()).extracting(Pack::kind).containsExactlyInAnyOrder(PackKind.values());
        assertThat(PACKS.packs()).allSatisfy(pack -> {
            assertThat(pack.systems()).containsOnlyKeys("linux-x86_64", "windows-x86_64");
            assertThat(pack.licence()).isNotBlank();
        });
    }

    @Test
    void everyFileIsMavenCentralsUnderTheNameItHasThere() {
        assertThat(archives()).allSatisfy(archive -> {
            assertThat(archive.address().toString())
                    .startsWith("https://repo1.maven.org/maven2/")
                    .endsWith("/" + archive.name());
            assertThat(archive.download().sha256()).contains(archive.sha256());
        });
    }

    @Test
    void noTwoLibrariesOfAPackHaveOneName() {
        for (Pack pack : PACKS.packs()) {
            for (List<Pack.Archive> archives : pack.systems().values()) {
                List<String> names = archives.stream()
                        .flatMap(archive -> archive.libraries().stream().flatMap(List::stream))
                        .map(library -> library.substring(library.lastIndexOf('/') + 1))
                        .toList();
                assertThat(names).isNotEmpty().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void oneFileHasOneDigest() {
        assertThat(archives().map(Pack.Archive::name).distinct())
                .hasSameSizeAs(archives().map(Pack.Archive::sha256).distinct().toList());
    }

    @Test
    void machinesAreNamedAsInTheList() {
        assertThat(Packs.system("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(Packs.system("Windows 11", "amd64")).isEqualTo("windows-x86_64");
        assertThat(Packs.system("Mac OS X", "aarch64")).isEqualTo("macosx-aarch64");
    }

    @Test
    void aListOfAnotherLayoutIsRefused() {
        assertThatThrownBy(() -> Packs.read("{\"schemaVersion\":2,\"packs\":[]}"))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("layout 2");
    }

    private static Stream<Pack.Archive> archives() {
        return PACKS.packs().stream()
                .flatMap(pack -> pack.systems().values().stream())
                .flatMap(List::stream);
    }
}
