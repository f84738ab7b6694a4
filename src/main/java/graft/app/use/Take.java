package graft.app.use;

import graft.model.ModelBundle;

/** What a person can take along. */
public enum Take {
    MODEL(".onnx"),
    BUNDLE(ModelBundle.SUFFIX),
    REPORT(".html");

    private final String ending;

    Take(String ending) {
        this.ending = ending;
    }

    /** What the name of such a file ends with, the dot included. */
    public String ending() {
        return ending;
    }
}
