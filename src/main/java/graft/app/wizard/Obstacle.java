package graft.app.wizard;

import graft.common.Message;

/**
 * Why a person cannot go on from a step.
 *
 * @param kind whether they have to do something about it
 * @param reason the whole sentence beside the button that is off
 */
public record Obstacle(Kind kind, Message reason) {

    /** What an obstacle asks for. */
    public enum Kind {
        /** Something must be chosen or mended first. */
        FIX,
        /** It goes away by itself. */
        WAIT
    }

    public static Obstacle fix(String key, Object... arguments) {
        return new Obstacle(Kind.FIX, Message.of(key, arguments));
    }

    public static Obstacle wait(String key, Object... arguments) {
        return new Obstacle(Kind.WAIT, Message.of(key, arguments));
    }
}
