package graft.model;

/**
 * How much each place of the input speaks for each class: the output {@code class_activation} for one picture. The array
 * is handed over, not copied; nobody writes to it.
 *
 * @param classes C
 * @param rows h
 * @param columns w
 * @param values [C, h, w]
 */
public record ClassActivation(int classes, int rows, int columns, float[] values) {

    public ClassActivation {
        if (classes < 1 || rows < 1 || columns < 1 || values.length != classes * rows * columns) {
            throw new IllegalArgumentException(
                    values.length + " values for [" + classes + ", " + rows + ", " + columns + "]");
        }
    }

    /**
     * The map of one class, [h, w] row by row, less the mean over all classes at each place: what all classes have in
     * common does not change a softmax, so it explains nothing.
     */
    public double[] relativeTo(int classIndex) {
        int places = rows * columns;
        double[] map = new double[places];
        for (int i = 0; i < places; i++) {
            double mean = 0;
            for (int c = 0; c < classes; c++) {
                mean += values[c * places + i];
            }
            map[i] = values[classIndex * places + i] - mean / classes;
        }
        return map;
    }
}
