package graft.data.split;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;

/**
 * How pictures are split where neither folders nor a table say so.
 *
 * @param validationFraction share of the pictures for validation, above 0 and at most 0.5
 * @param testFraction share for the test, 0 (no test) to 0.5
 * @param seed chooses one of the many equally good splits
 */
public record SplitSettings(double validationFraction, double testFraction, long seed) {

    private static final double MOST = 0.5;

    /**
     * @throws GraftException with {@link ErrorCode#USAGE} if a fraction is out of its range
     */
    public SplitSettings {
        if (!(validationFraction > 0 && validationFraction <= MOST)) {
            throw new GraftException(ErrorCode.USAGE, Message.of("data.splitValidationFraction", validationFraction));
        }
        if (!(testFraction >= 0 && testFraction <= MOST)) {
            throw new GraftException(ErrorCode.USAGE, Message.of("data.splitTestFraction", testFraction));
        }
        if (validationFraction + testFraction > 0.8) {
            throw new GraftException(
                    ErrorCode.USAGE, Message.of("data.splitNothingToTrain", validationFraction, testFraction));
        }
    }

    /** 70 percent to learn from, 15 for validation, 15 for the test. */
    public static SplitSettings standard(long seed) {
        return new SplitSettings(0.15, 0.15, seed);
    }
}
