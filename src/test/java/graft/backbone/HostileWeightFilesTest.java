package graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import graft.network.file.SafeTensors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and malicious files: each is refused with one sentence, soon, and without taking memory for what it claims. */
class HostileWeightFilesTest {

    private static final int ROUNDS = Integer.getInteger("graft.test.fuzz", 60);
    private static final long MOST_BYTES = 64 << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"weights_only", "split_names_with_classifier", "folded"})
    void aKerasFileCutOffAnywhereIsRefused(String name) throws IOException {
        byte[] whole = WeightFixtures.bytes(name);
        Path file = folder.resolve("cut.h5");
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS / 4; i++) {
            int length = i < 15 ? i * 50 : random.nextInt(whole.length - 1);
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(refusedWithinBounds(file)).as("cut at %d", length).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights_only", "split_names_with_classifier", "folded"})
    void aKerasFileWithWrongBytesIsLoadedOrRefusedButNeverWorse(String name) throws IOException {
        byte[] whole = WeightFixtures.bytes(name);
        Path file = folder.resolve("flipped.h5");
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                // Values are the most part of a file; wrong ones there are no matter. Half of the flips hit the
                // beginning.
                int place = random.nextInt(random.nextBoolean() ? 12_000 : bytes.length);
                bytes[place] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(2) * 255);
            }
            Files.write(file, bytes);
            refused += refusedWithinBounds(file) ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aSafetensorsFileCutOffOrWithWrongBytesIsLoadedOrRefusedButNeverWorse() throws IOException {
        Path good = folder.resolve("good.safetensors");
        SafeTensors.write(
                good,
                WeightFiles.load(WeightFixtures.file("weights_only", folder)).weights(),
                Map.of());
        byte[] whole = Files.readAllBytes(good);
        Path file = folder.resolve("bad.safetensors");
        Random random = new Random(3);
        for (int i = 0; i < ROUNDS; i++) {
            int length = i < 15 ? i : random.nextInt(whole.length - 1);
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(refusedWithinBounds(file)).as("cut at %d", length).isTrue();
        }
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(9_000)] = (byte) random.nextInt(256);
            Files.write(file, bytes);
            refusedWithinBounds(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "link, weights.kerasLink",
        "soft_link, weights.kerasLink",
        "cycle, weights.kerasMissing",
        "compressed, weights.kerasCompressed",
        "huge, weights.unrecognized",
        "integers, weights.type",
        "no_layers, weights.kerasNoLayers",
        "missing_layer, weights.kerasMissing",
        "nan, weights.notNumbers",
    })
    void whatIsWrongWithAKerasFileIsSaid(String fixture, String sentence) throws IOException {
        Path file = WeightFixtures.file(fixture, folder);
        assertThat(WeightFixtures.refusal(file))
                .hasValueSatisfying(e -> assertThat(e.userMessage().key()).isEqualTo(sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9223372036854775807 | {}",
                "100000000 | {}",
                "2 | []",
                "-1 | {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "-1 | {\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,4],\"data_offsets\":[0,4]}}",
                "-1 | {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "-1 | {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
                "-1 | {\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}",
                "-1 | {\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}",
                "-1 | {\"a\":3}",
                "-1 | not json",
                "-1 | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}",
            })
    void aSafetensorsHeaderThatLiesIsRefused(long length, String header) throws IOException {
        byte[] json = header.strip().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length < 0 ? json.length : length).put(json);
        Path file = Files.write(folder.resolve("lying.safetensors"), bytes.array());
        assertThat(refusedWithinBounds(file)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "504b03040a0000000000000000000000000000000000000000001000000061726368697665 2f646174612e706b6c, weights.pytorch",
        "504b03040a0000000000000000000000000000000000000000000b000000636f6e6669672e6a736f6e, weights.keras3",
        "504b03040a0000000000000000000000000000000000000000000500000061622e6835, weights.zip",
        "504b0304, weights.zip",
        "80027d7100, weights.pickle",
        "080812056772616674, weights.isOnnx",
        "1c00000054464c3314002000, weights.tflite",
        "00, weights.unknownFormat",
        "'', weights.empty",
    })
    void anotherFormatIsCalledByItsName(String hex, String sentence) throws IOException {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
        Path file = Files.write(folder.resolve("weights.bin"), bytes);
        assertThat(WeightFixtures.refusal(file))
                .hasValueSatisfying(e -> assertThat(e.userMessage().key()).isEqualTo(sentence));
    }

    @Test
    void aMissingFileAndAFolderAreRefused() {
        assertThat(WeightFixtures.refusal(folder.resolve("nothing.h5")))
                .hasValueSatisfying(e -> assertThat(e.userMessage().key()).isEqualTo("weights.missing"));
        assertThat(WeightFixtures.refusal(folder))
                .hasValueSatisfying(e -> assertThat(e.userMessage().key()).isEqualTo("weights.unreadable"));
    }

    private static boolean refusedWithinBounds(Path file) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            long before = threads.getCurrentThreadAllocatedBytes();
            boolean refused = WeightFixtures.refusal(file).isPresent();
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
            return refused;
        });
    }
}
