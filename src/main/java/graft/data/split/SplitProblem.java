package graft.data.split;

import graft.common.Message;
import graft.data.Part;
import graft.data.Problem;
import java.util.List;

/** What there is to say about a split. */
public sealed interface SplitProblem extends Problem {

    /** How a picture of one part is known in another. */
    enum Kind {
        /** The very same pixels. */
        COPY,
        /** The same to the eye. */
        LOOK_ALIKE,
        /** Another picture of the same group. */
        GROUP
    }

    /**
     * Pictures of a given part whose like is in a cleaner part: a score measured there would be too good.
     *
     * @param kind in what they are alike; copies are left out of {@code from}, the others stay
     * @param from the part that may know too much: training, or validation against the test
     * @param to the part whose figure suffers
     * @param paths the pictures in {@code from}
     */
    record Leak(Kind kind, Part from, Part to, List<String> paths) implements SplitProblem, Warning {
        public Leak {
            paths = List.copyOf(paths);
        }

        @Override
        public Message message() {
            String key =
                    switch (kind) {
                        case COPY -> "data.splitLeakCopy";
                        case LOOK_ALIKE -> "data.splitLeakLookAlike";
                        case GROUP -> "data.splitLeakGroup";
                    };
            return Message.of(key, paths.size(), from.title(), to.title(), paths.get(0));
        }
    }

    /**
     * A class that a part has nothing of.
     *
     * @param units how many units the class comes in
     * @param given whether the parts were given, so that it is not the units that are too few
     */
    record ClassMissing(String className, Part part, int units, boolean given) implements SplitProblem {
        @Override
        public Severity severity() {
            return part == Part.TRAIN ? Severity.MUST_FIX : Severity.WARNING;
        }

        @Override
        public Message message() {
            return given
                    ? Message.of("data.splitClassNotGiven", className, part.title())
                    : Message.of("data.splitClassMissing", className, part.title(), units);
        }
    }

    /** A part that is much larger or smaller than wanted, because whole units had to stay together. */
    record Uneven(Part part, int wantedPercent, int percent) implements SplitProblem, Note {
        @Override
        public Message message() {
            return Message.of("data.splitUneven", part.title(), wantedPercent, percent);
        }
    }

    /** There are no test pictures, so the validation score, which chose the epoch, is all there is. */
    record NoTest() implements SplitProblem, Note {
        @Override
        public Message message() {
            return Message.of("data.splitNoTest");
        }
    }

    /** Pictures that now lie in the folder of another part than the one they belong to. */
    record StayedPut(List<String> paths) implements SplitProblem, Note {
        public StayedPut {
            paths = List.copyOf(paths);
        }

        @Override
        public Message message() {
            return Message.of("data.splitStayedPut", paths.size(), paths.get(0));
        }
    }
}
