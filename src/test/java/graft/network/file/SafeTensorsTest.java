package graft.network.file;

import static org.assertj.core.api.Assertions.assertThat;

import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBackExactly() throws IOException {
        float[] large = new float[700_001];
        for (int i = 0; i < large.length; i++) {
            large[i] = Float.intBitsToFloat(i * 0x9E3779B9 & 0xbfffffff);
        }
        Weights weights = Weights.of(List.of(
                new WeightTensor("b.weight", List.of(700_001), large),
                new WeightTensor("a \"quoted\" ü.bias", List.of(1, 2, 1), new float[] {-0f, Float.MIN_VALUE})));
        Path file = folder.resolve("w.safetensors");
        SafeTensors.write(file, weights, Map.of("z", "1", "y", "2"));
        SafeTensors.Content content = SafeTensors.read(file);
        assertThat(content.weights().digest()).isEqualTo(weights.digest());
        assertThat(content.metadata()).isEqualTo(Map.of("z", "1", "y", "2"));
        assertThat(SafeTensors.specs(file))
                .isEqualTo(weights.tensors().stream().map(WeightTensor::spec).toList());
        assertThat(SafeTensors.read(file, s -> s.shape().size() == 3).weights().tensors())
                .extracting(WeightTensor::spec)
                .containsExactly(new WeightSpec("a \"quoted\" ü.bias", List.of(1, 2, 1)));
        byte[] first = Files.readAllBytes(file);
        SafeTensors.write(file, weights, Map.of("y", "2", "z", "1"));
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
                .isZero();
    }

    @Test
    void sixteenBitValuesBecomeThirtyTwo() throws IOException {
        // IEEE half: 1, -2, 65504 (largest), 2^-24 (smallest), infinity; bfloat16: 1, -2.
        String header = "{\"h\":{\"dtype\":\"F16\",\"shape\":[5],\"data_offsets\":[0,10]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[10,14]}}";
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 14).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        for (int bits : new int[] {0x3c00, 0xc000, 0x7bff, 0x0001, 0x7c00, 0x3f80, 0xc000}) {
            bytes.putShort((short) bits);
        }
        Weights weights = SafeTensors.read(Files.write(folder.resolve("h.safetensors"), bytes.array()))
                .weights();
        assertThat(weights.get("h").values()).containsExactly(1, -2, 65504, 0x1p-24f, Float.POSITIVE_INFINITY);
        assertThat(weights.get("b").values()).containsExactly(1, -2);
    }
}
