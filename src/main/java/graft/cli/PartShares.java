package graft.cli;

import graft.data.split.SplitSettings;
import picocli.CommandLine.Option;

/** The options that say how many pictures are kept from training, and for what. */
final class PartShares {

    @Option(
            names = "--val-fraction",
            paramLabel = "SHARE",
            defaultValue = "0.15",
            description = "The share of pictures that choose the epoch; 0.15 unless said otherwise.")
    private double validation = 0.15;

    @Option(
            names = "--test-fraction",
            paramLabel = "SHARE",
            defaultValue = "0.15",
            description = "The share of pictures kept aside for the test; 0.15 unless said otherwise.")
    private double test = 0.15;

    double validation() {
        return validation;
    }

    double test() {
        return test;
    }

    /**
     * The split that these shares ask for.
     *
     * @throws graft.common.GraftException with code USAGE if no split can have them
     */
    SplitSettings settings(long seed) {
        return new SplitSettings(validation, test, seed);
    }
}
