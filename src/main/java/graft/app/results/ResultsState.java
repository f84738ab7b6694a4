package graft.app.results;

import graft.common.Message;

/** What there is to show of the open model's run. */
public sealed interface ResultsState {

    /** Its files are being read. */
    record Looking() implements ResultsState {}

    /** There is no model yet. */
    record Missing(Reason reason) implements ResultsState {}

    /** Its files cannot be read. */
    record Broken(Message why) implements ResultsState {}

    /** A finished model. */
    record Shown(TestedRun run) implements ResultsState {}

    /** Why there is no model. */
    enum Reason {
        /** No training was started. */
        NOT_TRAINED,
        /** It is being trained now. */
        TRAINING,
        /** It was paused or broke off before there was a model. */
        STOPPED
    }
}
