package graft.model.shift;

/** A way in which pictures may differ from those of the training; each looks at one end of one number. */
public enum Measure {
    /** Farther, in the features of the network, from every picture of the training: something else is on them. */
    UNLIKE(true),
    /** Less light. */
    DARKER(false),
    /** More light. */
    BRIGHTER(true),
    /** Fewer fine edges. */
    BLURRED(false),
    /** More fine edges: noise, print, a better lens. */
    SHARPER(true),
    /** Fewer pixels along the short side than the training's, and so less to see. */
    SMALLER(false);

    private final boolean high;

    Measure(boolean high) {
        this.high = high;
    }

    /** Whether large numbers are the odd ones. */
    boolean high() {
        return high;
    }
}
