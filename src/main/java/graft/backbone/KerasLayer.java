package graft.backbone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A layer with weights in a Keras file.
 *
 * @param name for messages
 * @param tensors at least one, in the order of the file
 */
public record KerasLayer(String name, List<KerasTensor> tensors) {

    public KerasLayer {
        tensors = List.copyOf(tensors);
    }

    /**
     * Puts the tensors of a file together by layer: those whose names differ in the last part only. The layers come in the
     * order in which their first tensor does. A model inside a model (as Teachable Machine writes it) lists the trained
     * tensors of all layers first and the running means and variances after them; this brings them back together.
     *
     * @param tensors in the order of the file
     */
    public static List<KerasLayer> group(List<KerasTensor> tensors) {
        Map<String, List<KerasTensor>> layers = new LinkedHashMap<>();
        for (KerasTensor tensor : tensors) {
            int slash = tensor.name().lastIndexOf('/');
            String layer = slash < 0 ? tensor.name() : tensor.name().substring(0, slash);
            layers.computeIfAbsent(layer, l -> new ArrayList<>()).add(tensor);
        }
        return layers.entrySet().stream()
                .map(e -> new KerasLayer(e.getKey(), e.getValue()))
                .toList();
    }
}
