package graft.app.task;

/** The way onto the JavaFX thread from another one; a test may pass a queue of its own instead. */
@FunctionalInterface
public interface FxThread {

    /** Has this run there soon. */
    void later(Runnable work);
}
