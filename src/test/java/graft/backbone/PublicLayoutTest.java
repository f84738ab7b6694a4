package graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.backbone.family.Architecture;
import graft.common.GraftException;
import graft.network.BatchNormFolding;
import graft.network.testing.FormulaWeights;
import graft.network.testing.PublishedNetworks;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in the layout in which Keras publishes its weights: the order is that of the attributes, not of the names. */
class PublicLayoutTest {

    @TempDir
    private Path folder;

    /** One with squeeze and excite and a layer for the input, one with separable convolutions without a name of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"efficientnetb0", "mobilenet_v3_large", "mobilenet"})
    void aGeneratedFileIsRecognisedAndGivesTheSameWeights(String name) {
        FormulaWeights formula = FormulaWeights.load(name);
        Path file = write(formula.layers());
        Architecture architecture = PublishedNetworks.architecture(name);

        BatchNormFolding.Folded loaded = WeightFiles.load(file);

        assertThat(loaded.network().name()).isEqualTo(architecture.name());
        BatchNormFolding.Folded expected = formula.folded(architecture);
        assertThat(loaded.network()).isEqualTo(expected.network());
        for (var tensor : expected.weights().tensors()) {
            // Not AssertJ's comparison, which takes minutes for millions of values.
            assertThat(Arrays.equals(loaded.weights().get(tensor.name()).values(), tensor.values()))
                    .as(tensor.name())
                    .isTrue();
        }
    }

    @Test
    void aMissingLayerIsNamed() {
        List<KerasLayer> layers =
                new ArrayList<>(FormulaWeights.load("xception").layers());
        layers.remove(layers.size() - 1);
        refused(layers, "block14_sepconv2_bn.weight");
    }

    @Test
    void aMissingTensorIsNamed() {
        List<KerasLayer> layers =
                new ArrayList<>(FormulaWeights.load("xception").layers());
        KerasLayer separable = layers.get(4);
        layers.set(4, new KerasLayer(separable.name(), separable.tensors().subList(0, 1)));
        refused(layers, "block2_sepconv1");
    }

    @Test
    void layersThatChangedPlacesAreNamed() {
        List<KerasLayer> layers =
                new ArrayList<>(FormulaWeights.load("resnet50").layers());
        // The shortcut of a block and its last convolution: neighbours in the file, of different shapes.
        int shortcut = layers.stream().map(KerasLayer::name).toList().indexOf("conv3_block1_0_conv");
        layers.add(shortcut + 1, layers.remove(shortcut));
        refused(layers, "conv3_block1_3_conv");
    }

    @Test
    void aTensorOfAnotherShapeIsNamed() {
        List<KerasLayer> layers =
                new ArrayList<>(FormulaWeights.load("densenet121").layers());
        KerasLayer first = layers.get(2);
        List<KerasTensor> tensors = new ArrayList<>(first.tensors());
        tensors.set(0, KerasTensor.of("conv2_block1_0_bn/gamma", List.of(63), () -> new float[63]));
        layers.set(2, new KerasLayer(first.name(), tensors));
        refused(layers, "conv2_block1_0_bn/gamma");
    }

    @Test
    void anotherNormalisationOfTheInputIsRefused() {
        List<KerasLayer> layers =
                new ArrayList<>(FormulaWeights.load("efficientnetb0").layers());
        List<KerasTensor> tensors = new ArrayList<>(layers.get(0).tensors());
        tensors.set(0, KerasTensor.of("normalization/mean", List.of(3), () -> new float[] {0, 0, 0}));
        layers.set(0, new KerasLayer("normalization", tensors));
        refused(layers, "normalised");
    }

    private static void refused(List<KerasLayer> layers, String naming) {
        assertThatThrownBy(() -> KerasWeights.recognize(layers))
                .isInstanceOf(GraftException.class)
                .hasMessageContaining(naming);
    }

    private Path write(List<KerasLayer> layers) {
        Path path = folder.resolve("weights.h5");
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.putAttribute(
                    "layer_names", layers.stream().map(KerasLayer::name).toArray(String[]::new));
            for (KerasLayer layer : layers) {
                WritableGroup outer = file.putGroup(layer.name());
                WritableGroup inner = outer.putGroup(layer.name());
                String[] names = layer.tensors().stream()
                        .map(t -> layer.name() + "/" + t.kind() + ":0")
                        .toArray(String[]::new);
                outer.putAttribute("weight_names", names);
                for (KerasTensor tensor : layer.tensors()) {
                    Object values = tensor.shape().isEmpty()
                            ? (Object) 0L
                            : nested(tensor.values().get(), tensor.shape(), 0, new int[1]);
                    inner.putDataset(tensor.kind() + ":0", values);
                }
            }
        }
        return path;
    }

    private static Object nested(float[] values, List<Integer> shape, int axis, int[] next) {
        int[] left = shape.subList(axis, shape.size()).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        Object array = Array.newInstance(float.class, left);
        for (int i = 0; i < left[0]; i++) {
            if (left.length == 1) {
                Array.setFloat(array, i, values[next[0]++]);
            } else {
                Array.set(array, i, nested(values, shape, axis + 1, next));
            }
        }
        return array;
    }
}
