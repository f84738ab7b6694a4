package graft.training;

import java.util.List;

/**
 * What does not change while a phase is trained.
 *
 * @param index which phase of the plan, from 0
 * @param phase its schedule
 * @param trainedStages the backbone's stages above the cut, lowest first
 * @param headStage the name of the head's stage
 * @param classes how many classes there are
 * @param microBatch examples that go through the tail at once
 */
record PhaseSetup(
        int index,
        PhasePlan phase,
        List<String> trainedStages,
        String headStage,
        int classes,
        int microBatch,
        Regularization regularization) {}
