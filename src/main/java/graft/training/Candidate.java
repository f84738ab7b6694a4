package graft.training;

import graft.network.Weights;

/**
 * What a finished phase offers: the weights of its best epoch and how they answer for the validation pictures.
 *
 * @param phase which phase of the plan
 * @param epoch its best epoch, from 1; 0 for the weights the phase started with
 * @param reason why the phase ended
 * @param trained the weights of all stages that any phase so far has trained, and of the head
 * @param validationLogits [N, C] for the validation pictures in their order; empty where there are none
 */
public record Candidate(int phase, int epoch, StopReason reason, Weights trained, float[] validationLogits) {}
