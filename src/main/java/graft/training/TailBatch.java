package graft.training;

/**
 * Examples for one forward and backward pass of a tail. The arrays are handed over and only read.
 *
 * @param count N
 * @param activations [N, ...] what the trunk gives at the cut, C order
 * @param targets [N, C] what the answer should be, each row summing to one (label smoothing is in here)
 * @param exampleWeights [N] how much each example counts (class weights are in here)
 * @param dropout [N, F] what each pooled feature is multiplied with before the dense layer: 0, or 1 / (1 - rate); all
 *     ones for no dropout. Given from outside so that it depends on the picture and the step, not on how a batch is cut
 */
public record TailBatch(int count, float[] activations, float[] targets, float[] exampleWeights, float[] dropout) {}
