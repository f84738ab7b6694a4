package graft.app.wizard;

/** Where in the window a person is: in one of its halls, or at a step of a model. */
public sealed interface Place permits Hall, StepId {

    /** A name that stays the same, for what is remembered of a place. */
    String id();
}
