package graft.evaluation;

/**
 * By what a model's logits are divided so that its confidence can be taken at its word.
 *
 * @param value 0.5 to 5; above 1 makes less sure
 * @param pictures on how many pictures it was fitted
 * @param errors how many of them were answered wrongly
 * @param keptFromSharpening whether it was not allowed below 1: too few pictures, or not one error
 */
public record Temperature(double value, int pictures, int errors, boolean keptFromSharpening) {

    /** No change, where there is nothing to fit on. */
    public static final Temperature NONE = new Temperature(1, 0, 0, true);

    /** Refuses a value outside its range. */
    public Temperature {
        if (!(value >= TemperatureScaling.LEAST && value <= TemperatureScaling.MOST)) {
            throw new IllegalArgumentException("temperature " + value);
        }
    }
}
