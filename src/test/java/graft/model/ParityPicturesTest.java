package graft.model;

import static org.assertj.core.api.Assertions.assertThat;

import graft.network.testing.TestData;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityPicturesTest {

    @ParameterizedTest
    @CsvSource({
        "exif-Portrait_6.jpg, ROTATED",
        "exif-Landscape_3.jpg, ROTATED",
        "gray.jpg, GRAY",
        "made-gray-16bit.png, GRAY",
        "made-rgba-alpha.png, ALPHA",
        "cmyk-no-icc.jpg, CMYK"
    })
    void awkwardFilesAreRecognised(String file, PictureTraits.Trait trait) {
        assertThat(PictureTraits.of(TestData.require("awkward-images/" + file))).contains(trait);
    }

    @Test
    void ordinaryFilesAreNotAwkward() {
        Path bee = TestData.require("datasets/ants-bees/val/bees/1032546534_06907fe3b3.jpg");
        assertThat(PictureTraits.of(bee)).isEmpty();
        assertThat(PictureTraits.of(TestData.require("awkward-images/exif-Landscape_1.jpg")))
                .doesNotContain(PictureTraits.Trait.ROTATED);
    }

    @Test
    void sizesAreRead() {
        byte[] png = new byte[64];
        byte[] head = {
            (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 8, 0, 0, 0, 8, 0, 8, 2
        };
        System.arraycopy(head, 0, png, 0, head.length);
        assertThat(PictureTraits.of(png)).isEqualTo(Set.of(PictureTraits.Trait.LARGE));
    }

    @Test
    void anyBytesAreTaken() {
        for (int seed = 0; seed < 3000; seed++) {
            graft.common.CounterRandom random = graft.common.CounterRandom.of(seed);
            byte[] bytes = new byte[random.below(200, 0)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) random.below(256, i + 1);
            }
            byte[] exif = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 60, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I'
            };
            System.arraycopy(exif, 0, bytes, 0, Math.min(exif.length, bytes.length));
            assertThat(PictureTraits.of(bytes)).isNotNull();
        }
    }

    @Test
    void manyFilesAreThinnedOutEvenlyAndAlwaysAlike() {
        List<Path> files = IntStream.range(0, 1000)
                .mapToObj(i -> Path.of("nowhere", i + ".jpg"))
                .toList();
        List<Path> chosen = ParityPictures.choose(files, 50);
        assertThat(chosen).hasSize(50).doesNotHaveDuplicates().isEqualTo(ParityPictures.choose(files, 50));
        assertThat(chosen.get(0)).isEqualTo(files.get(0));
        assertThat(chosen.get(49)).isEqualTo(files.get(980));
        assertThat(ParityPictures.choose(files.subList(0, 7), 50)).hasSize(7);
    }
}
