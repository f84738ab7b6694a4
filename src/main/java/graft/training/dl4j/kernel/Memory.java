package graft.training.dl4j.kernel;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a kernel's arrays come from: blocks that the graph reuses from step to step, so that training allocates nothing.
 * New arrays hold whatever was there before.
 *
 * @param workspaces of the vertex that is computed
 * @param training whether a backward pass follows
 */
record Memory(LayerWorkspaceMgr workspaces, boolean training) {

    /** Lives until the backward pass is over, or, without one, until the next vertex has read it. */
    INDArray activation(long... shape) {
        return workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
    }

    /** Lives until the vertices before this one have read it. */
    INDArray gradient(long... shape) {
        return workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, shape, 'c');
    }

    /** Lives until this vertex is done; inside a vertex the block for this is the current one. */
    INDArray scratch(long... shape) {
        return Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    }
}
