package graft.network;

import graft.common.Digests;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An unchanging set of tensors by name, in a fixed order. */
public final class Weights {

    private final Map<String, WeightTensor> tensors;

    private Weights(Map<String, WeightTensor> tensors) {
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * @throws IllegalArgumentException if two have the same name
     */
    public static Weights of(Collection<WeightTensor> tensors) {
        Map<String, WeightTensor> map = new LinkedHashMap<>();
        for (WeightTensor tensor : tensors) {
            if (map.put(tensor.name(), tensor) != null) {
                throw new IllegalArgumentException("two tensors called " + tensor.name());
            }
        }
        return new Weights(map);
    }

    public Collection<WeightTensor> tensors() {
        return tensors.values();
    }

    public Optional<WeightTensor> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /**
     * The tensor of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public WeightTensor get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no tensor called " + name));
    }

    /** These, with those of the same name replaced and new ones added at the end. */
    public Weights with(Collection<WeightTensor> others) {
        Map<String, WeightTensor> map = new LinkedHashMap<>(tensors);
        others.forEach(t -> map.put(t.name(), t));
        return new Weights(map);
    }

    /** Those that these specifications ask for, in their order. */
    public Weights select(List<WeightSpec> specs) {
        return of(specs.stream().map(s -> get(s.name())).toList());
    }

    /** The number of values in all tensors. */
    public long parameters() {
        return tensors.values().stream().mapToLong(t -> t.values().length).sum();
    }

    /** SHA-256 over names, shapes and values in order: the identity of the weights whatever file they came from. */
    public String digest() {
        MessageDigest digest = Digests.sha256();
        for (WeightTensor tensor : tensors.values()) {
            digest.update((tensor.name() + tensor.shape()).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes =
                    ByteBuffer.allocate(tensor.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(tensor.values());
            digest.update(bytes);
        }
        return Digests.hex(digest.digest());
    }
}
