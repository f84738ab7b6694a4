package graft.evaluation;

/**
 * Pictures answered with about the same confidence.
 *
 * @param low lowest confidence among them, 0..1
 * @param high highest confidence among them
 * @param meanConfidence their mean confidence
 * @param right how many of them are right; a calibrated model is right as often as it is confident
 */
public record ReliabilityBin(double low, double high, double meanConfidence, Proportion right) {}
