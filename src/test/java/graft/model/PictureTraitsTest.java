package graft.model;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.CounterRandom;
import graft.network.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTraitsTest {

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
        byte[] head = {
            (byte) 0x89,
            'P',
            'N',
            'G',
            13,
            10,
            26,
            10,
            0,
            0,
            0,
            13,
            'I',
            'H',
            'D',
            'R',
            0,
            0,
            8,
            0,
            0,
            0,
            8,
            0,
            8,
            2,
            0,
            0,
            0,
            0
        };
        assertThat(PictureTraits.of(head)).isEqualTo(Set.of(PictureTraits.Trait.LARGE));
    }

    @Test
    void anyBytesAreTaken() {
        byte[] exif = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 60, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I'};
        for (int seed = 0; seed < 3000; seed++) {
            CounterRandom random = CounterRandom.of(seed);
            byte[] bytes = new byte[random.below(200, 0)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) random.below(256, i + 1);
            }
            System.arraycopy(exif, 0, bytes, 0, Math.min(exif.length, bytes.length));
            assertThat(PictureTraits.of(bytes)).isNotNull();
        }
    }

    @Test
    void aSampleOfManyPicturesHoldsTheAwkwardOnes() throws IOException {
        List<Path> ordinary = files("datasets/trash");
        List<Path> all = new ArrayList<>(ordinary.subList(0, 300));
        List<Path> awkward = Stream.of("exif-Portrait_6", "gray", "cmyk-icc", "exif-Landscape_8")
                .map(n -> TestData.require("awkward-images/" + n + ".jpg"))
                .toList();
        all.addAll(150, awkward);
        all.addAll(ordinary.subList(300, 500));
        List<Path> sample = ParitySample.of(all, 50);
        assertThat(sample).hasSize(50).doesNotHaveDuplicates().containsAll(awkward);
        assertThat(sample).isEqualTo(ParitySample.of(all, 50));
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> walk = Files.walk(TestData.require(folder))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
