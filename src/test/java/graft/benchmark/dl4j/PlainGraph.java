package graft.benchmark.dl4j;

import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Operation.Add;
import graft.network.Operation.Concatenate;
import graft.network.Operation.Convolution;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Operation.Pooling;
import graft.network.Operation.PoolingKind;
import graft.network.Padding;
import graft.network.Shapes;
import graft.network.Stage;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A backbone with its ImageNet classifier as a user of Deeplearning4j would have it: the library's own layers, feature maps
 * [N, C, H, W] as is its default. Batch normalisation is folded into the convolutions, which spares it work.
 */
final class PlainGraph {

    /** Global average pooling, the last of what is frozen. */
    static final String POOLING = "pooling";

    /** The classifier that transfer learning replaces. */
    static final String CLASSIFIER = "predictions";

    private static final String INPUT = "image";
    private static final int IMAGENET_CLASSES = 1000;

    private PlainGraph() {}

    /**
     * @param network batch normalisation folded
     * @param weights its weights
     */
    static ComputationGraph of(NetworkDescription network, Weights weights) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam())
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(InputType.convolutional(
                        network.input().height(), network.input().width(), 3));
        String entering = INPUT;
        for (Stage stage : network.stages()) {
            for (Node node : stage.nodes()) {
                add(graph, node, inputs(node, entering));
            }
            entering = stage.last().name();
        }
        int features = Shapes.of(network).output().channels();
        graph.addLayer(POOLING, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), entering)
                .addLayer(CLASSIFIER, classifier(features, IMAGENET_CLASSES), POOLING)
                .setOutputs(CLASSIFIER);
        ComputationGraph net = new ComputationGraph(graph.build());
        net.init();
        for (Node node : network.nodes()) {
            node.weights().forEach(spec -> set(net, node, weights.get(spec.name())));
        }
        return net;
    }

    /** A softmax layer for so many classes. */
    static OutputLayer classifier(int features, int classes) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(features)
                .nOut(classes)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static String[] inputs(Node node, String entering) {
        return node.inputs().stream()
                .map(i -> i.equals(Node.STAGE_INPUT) ? entering : i)
                .toArray(String[]::new);
    }

    private static void add(GraphBuilder graph, Node node, String[] inputs) {
        Operation operation = node.operation();
        if (operation instanceof Add) {
            graph.addVertex(node.name(), new ElementWiseVertex(ElementWiseVertex.Op.Add), inputs);
        } else if (operation instanceof Concatenate) {
            graph.addVertex(node.name(), new MergeVertex(), inputs);
        } else {
            graph.addLayer(node.name(), layer(operation), inputs);
        }
    }

    private static Layer layer(Operation operation) {
        if (operation instanceof Convolution c) {
            return new ConvolutionLayer.Builder(c.kernelHeight(), c.kernelWidth())
                    .stride(c.stride(), c.stride())
                    .nIn(c.in())
                    .nOut(c.out())
                    .hasBias(c.bias())
                    .convolutionMode(mode(c.padding()))
                    .activation(activation(c.activation()))
                    .build();
        }
        if (operation instanceof DepthwiseConvolution c) {
            return new DepthwiseConvolution2D.Builder(c.kernelHeight(), c.kernelWidth())
                    .stride(c.stride(), c.stride())
                    .nIn(c.channels())
                    .depthMultiplier(1)
                    .hasBias(c.bias())
                    .convolutionMode(mode(c.padding()))
                    .activation(activation(c.activation()))
                    .build();
        }
        if (operation instanceof Pooling p && p.kind() == PoolingKind.MAX) {
            return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                    .kernelSize(p.kernel(), p.kernel())
                    .stride(p.stride(), p.stride())
                    .convolutionMode(mode(p.padding()))
                    .build();
        }
        throw new IllegalArgumentException("not needed by the backbones compared: " + operation);
    }

    private static ConvolutionMode mode(Padding padding) {
        if (padding instanceof Padding.Explicit) {
            throw new IllegalArgumentException("not needed by the backbones compared: " + padding);
        }
        return padding instanceof Padding.Same ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }

    private static Activation activation(graft.network.Activation activation) {
        return switch (activation) {
            case IDENTITY -> Activation.IDENTITY;
            case RELU -> Activation.RELU;
            case RELU6 -> Activation.RELU6;
            default -> throw new IllegalArgumentException("not needed by the backbones compared: " + activation);
        };
    }

    /** Kernels lie as ours do but for depthwise ones, which are [H, W, C, 1]; a bias is [1, C]. */
    private static void set(ComputationGraph net, Node node, WeightTensor tensor) {
        List<Integer> shape = tensor.shape();
        boolean bias = shape.size() == 1;
        long[] dimensions = bias
                ? new long[] {1, shape.get(0)}
                : shape.stream().mapToLong(i -> i).toArray();
        INDArray values = Nd4j.createFromArray(tensor.values()).reshape(dimensions);
        if (!bias && node.operation() instanceof DepthwiseConvolution) {
            values = values.permute(2, 3, 0, 1).dup('c');
        }
        net.getLayer(node.name()).setParam(bias ? "b" : "W", values);
    }
}
