package graft.training.dl4j;

import org.deeplearning4j.nn.layers.HelperUtils;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Whether ND4J and DL4J compute with oneDNN in this process. Everything that has to be in place for it:
 *
 * <ul>
 *   <li>the build of the native library that holds oneDNN, chosen by a system property before ND4J is loaded
 *       ({@link graft.compute.NativeOptions#EXTENSION_PROPERTY}); with it alone, the operations that Graft's own kernels
 *       call are fast;
 *   <li>DL4J's layer helpers, off by default and turned on by another property
 *       ({@link graft.compute.NativeOptions#HELPERS_PROPERTY}); and
 *   <li>{@link org.nd4j.nativeblas.Nd4jCpu}, which DL4J asks and which its release forgot. These two matter to DL4J's own
 *       layers, which the benchmark compares with.
 * </ul>
 */
public final class FastPath {

    private FastPath() {}

    /** Whether all of it is in place; loads ND4J if that has not happened. */
    public static boolean active() {
        return operationsUseOneDnn() && layersUseOneDnn();
    }

    /** Whether ND4J's operations (convolutions, poolings) are oneDNN's where it has them. */
    public static boolean operationsUseOneDnn() {
        return Nd4j.getEnvironment().helpersAllowed()
                && Nd4jCpu.Environment.getInstance().isUseONEDNN();
    }

    /** Whether a layer of DL4J that is made now gets its oneDNN helper. */
    public static boolean layersUseOneDnn() {
        LayerHelper helper = HelperUtils.createHelper(
                "", MKLDNNConvHelper.class.getName(), ConvolutionHelper.class, "probe", DataType.FLOAT);
        return helper instanceof MKLDNNConvHelper;
    }
}
