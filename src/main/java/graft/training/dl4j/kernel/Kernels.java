package graft.training.dl4j.kernel;

import graft.network.Activation;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Operation.Activate;
import graft.network.Operation.Add;
import graft.network.Operation.Affine;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Concatenate;
import graft.network.Operation.Convolution;
import graft.network.Operation.Dense;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Operation.Dropout;
import graft.network.Operation.GlobalAveragePooling;
import graft.network.Operation.Multiply;
import graft.network.Operation.Pooling;
import graft.network.Operation.Softmax;
import graft.network.Operation.ZeroPadding;
import graft.network.Padding;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The kernel of every kind of operation. */
final class Kernels {

    private Kernels() {}

    /**
     * @param then what batch normalisation does with its result; the others have their activation in the operation
     * @param parameters where its weights lie, as {@link NodeParameters} has them; null for an operation without
     */
    static Kernel of(Node node, Activation then, @Nullable INDArray parameters) {
        if (node.operation() instanceof BatchNormalization b && parameters != null) {
            return new BatchNormKernel(b, then, parameters);
        }
        if (parameters != null) {
            return weighing(node, parameters);
        }
        Operation operation = node.operation();
        if (operation instanceof Pooling p) {
            return new PoolingKernel(p);
        } else if (operation instanceof ZeroPadding z) {
            return new ShapeKernels.Frame(new Padding.Explicit(z.top(), z.bottom(), z.left(), z.right()));
        } else if (operation instanceof GlobalAveragePooling g) {
            return new ShapeKernels.GlobalAverage(g.keepDimensions());
        } else if (operation instanceof Add) {
            return new ElementKernels.Sum();
        } else if (operation instanceof Concatenate) {
            return new ShapeKernels.Concatenation();
        } else if (operation instanceof Multiply) {
            return new ElementKernels.Product();
        } else if (operation instanceof Activate a) {
            return new ElementKernels.Activated(a.activation());
        } else if (operation instanceof Dropout) {
            return new ElementKernels.Mask();
        } else if (operation instanceof Softmax) {
            return new ElementKernels.Softmax();
        }
        throw refused(node);
    }

    private static Kernel weighing(Node node, INDArray parameters) {
        Operation operation = node.operation();
        if (operation instanceof Convolution c) {
            Sliding sliding = Sliding.of(c.kernelHeight(), c.kernelWidth(), c.stride(), c.padding());
            return cellByCell(c)
                    ? new LinearKernel(c.in(), c.out(), c.bias(), c.activation(), parameters)
                    : ConvolutionKernel.full(c.in(), c.out(), sliding, c.bias(), c.activation(), parameters);
        } else if (operation instanceof DepthwiseConvolution d) {
            Sliding sliding = Sliding.of(d.kernelHeight(), d.kernelWidth(), d.stride(), d.padding());
            return ConvolutionKernel.depthwise(d.channels(), sliding, d.bias(), d.activation(), parameters);
        } else if (operation instanceof Affine a) {
            return new ElementKernels.ChannelAffine(a.channels(), a.activation(), parameters);
        } else if (operation instanceof Dense d) {
            return new LinearKernel(d.in(), d.out(), true, d.activation(), parameters);
        }
        throw refused(node);
    }

    private static boolean cellByCell(Convolution c) {
        boolean padded = c.padding() instanceof Padding.Explicit e && !e.equals(new Padding.Explicit(0, 0, 0, 0));
        return c.kernelHeight() == 1 && c.kernelWidth() == 1 && c.stride() == 1 && !padded;
    }

    private static IllegalArgumentException refused(Node node) {
        return new IllegalArgumentException(node.name() + ": no kernel for " + node.operation());
    }
}
