package graft.app.use;

import graft.model.ModelBundle;

/** What a person can take along. */
public enum Take {
    /** One page with the model and all that runs it. */
    PAGE(".html", "page"),
    /** The model with a page about it, for other Grafts. */
    BUNDLE(ModelBundle.SUFFIX, "graft"),
    /** The model file. */
    MODEL(".onnx", "onnx"),
    /** The model file with small programs, a folder. */
    PROGRAMS("", "programs"),
    /** All figures, to print or hand in. */
    REPORT(".html", "report");

    private final String ending;
    private final String word;

    Take(String ending, String word) {
        this.ending = ending;
        this.word = word;
    }

    /** A word for it that no other has, for ids. */
    String word() {
        return word;
    }

    /** What the name of such a file ends with, the dot included; empty for a folder. */
    public String ending() {
        return ending;
    }
}
