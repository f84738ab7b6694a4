package graft.app;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** A page in one of its states, and what a person does to get there. */
interface View {

    /** Something a person does; carried out on the JavaFX thread, and what it starts is waited for. */
    @FunctionalInterface
    interface Step {
        void carryOut(OpenStudio at) throws IOException;
    }

    String name();

    /** What is done, in order. */
    List<Step> steps();

    /** When it can be looked at; asked on the JavaFX thread after all but runs that stand still has come to rest. */
    default Predicate<OpenStudio> ready() {
        return at -> true;
    }
}
