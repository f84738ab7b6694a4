package graft.training;

/**
 * That the head of a finished model was trained once more, from its start and for as many epochs as had been chosen, on
 * training and validation pictures together; so no validation figure is about the finished model.
 *
 * @param pictures how many pictures it has learned from: those of training and validation
 * @param epochs for how many epochs, at the rates of the head phase
 */
public record Refit(int pictures, int epochs) {

    public Refit {
        if (pictures < 1 || epochs < 1) {
            throw new IllegalArgumentException(epochs + " epochs on " + pictures + " pictures");
        }
    }
}
