package graft.app.results;

/**
 * A place in the confusion matrix.
 *
 * @param truth index of the class that the pictures belong to
 * @param answer index of the class that the model said
 */
public record Cell(int truth, int answer) {

    public boolean right() {
        return truth == answer;
    }
}
