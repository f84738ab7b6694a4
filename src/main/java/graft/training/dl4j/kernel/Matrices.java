package graft.training.dl4j.kernel;

import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BiasAdd;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/** Products of matrices and what belongs to them, written into arrays that are there already. */
final class Matrices {

    private static final MMulTranspose NEITHER = MMulTranspose.allFalse();
    private static final MMulTranspose FIRST =
            MMulTranspose.builder().transposeA(true).build();
    private static final MMulTranspose SECOND =
            MMulTranspose.builder().transposeB(true).build();

    private Matrices() {}

    /** {@code result = a b}. */
    static void multiply(INDArray a, INDArray b, INDArray result) {
        Nd4j.exec(new Mmul(a, b, result, NEITHER));
    }

    /** {@code result = aᵀ b}. */
    static void multiplyFirstTransposed(INDArray a, INDArray b, INDArray result) {
        Nd4j.exec(new Mmul(a, b, result, FIRST));
    }

    /** {@code result = a bᵀ}. */
    static void multiplySecondTransposed(INDArray a, INDArray b, INDArray result) {
        Nd4j.exec(new Mmul(a, b, result, SECOND));
    }

    /** Adds a value a column to every row. */
    static void addToRows(INDArray matrix, INDArray row) {
        Nd4j.exec(new BiasAdd(matrix, row, matrix, false));
    }

    /**
     * The sum of every column. As a product with a vector of ones it takes a tenth of the time that ND4J's sum along the
     * first dimension takes.
     */
    static void sumOfRows(INDArray matrix, INDArray result, Memory memory) {
        INDArray ones = memory.scratch(matrix.size(0));
        ones.assign(1);
        Nd4j.exec(new Mmul(matrix, ones, result, FIRST));
    }

    /** The same values as rows of channels: [N, H, W, C] as [N * H * W, C]; [N, C] stays as it is. */
    static INDArray rows(INDArray array) {
        long channels = array.size(-1);
        return array.rank() == 2 ? array : array.reshape('c', array.length() / channels, channels);
    }
}
