package graft.training.dl4j;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.cpu.nativecpu.buffer.BaseCpuDataBuffer;
import org.nd4j.linalg.factory.Nd4j;

/** Copies between Java's arrays and ND4J's, in one go, and between the orders that feature maps have in them. */
final class Floats {

    /** So many channels and cells are transposed at a time that both sides stay in the nearest cache. */
    private static final int TILE = 16;

    private Floats() {}

    /** Copies the first values of {@code source} over those of {@code target}, which lies in C order without gaps. */
    static void write(float[] source, INDArray target) {
        if (source.length == 0) {
            return; // stages without weights have no memory for them
        }
        if (inReach(target)) {
            pointer(target).put(source, 0, Math.toIntExact(target.length()));
        } else {
            float[] values = Arrays.copyOf(source, Math.toIntExact(target.length()));
            target.assign(Nd4j.createFromArray(values).reshape(target.shape()));
        }
    }

    /** The values of {@code source}, which lies in C order without gaps. */
    static float[] read(INDArray source) {
        if (!inReach(source)) {
            return source.dup('c').data().asFloat();
        }
        float[] values = new float[Math.toIntExact(source.length())];
        pointer(source).get(values, 0, values.length);
        return values;
    }

    /** [N, rows, columns] to [N, columns, rows]: with rows = C and columns = H * W that is NCHW to NHWC. */
    static void transpose(float[] source, int count, int rows, int columns, float[] target) {
        for (int n = 0; n < count; n++) {
            int base = n * rows * columns;
            for (int row = 0; row < rows; row += TILE) {
                int lastRow = Math.min(rows, row + TILE);
                for (int column = 0; column < columns; column += TILE) {
                    int lastColumn = Math.min(columns, column + TILE);
                    for (int r = row; r < lastRow; r++) {
                        for (int c = column; c < lastColumn; c++) {
                            target[base + c * rows + r] = source[base + r * columns + c];
                        }
                    }
                }
            }
        }
    }

    /** Whether the values lie in the memory of this process; those on a graphics card are copied by ND4J itself. */
    private static boolean inReach(INDArray array) {
        return array.data() instanceof BaseCpuDataBuffer;
    }

    private static FloatPointer pointer(INDArray array) {
        // The pointer of a view's buffer begins where the view does.
        return new FloatPointer(array.data().addressPointer());
    }
}
