package graft.run;

import java.util.List;

/** What the files of a run folder are called; {@code docs/projects-and-runs.md} says what is in each. */
public final class RunFiles {

    /** What was asked for: the first file of every run. */
    public static final String REQUEST = "request.json";
    /** What the run depends on besides its pictures. */
    public static final String PLAN = "plan.json";
    /** Which picture is in which part. */
    public static final String SPLIT = "split.csv";
    /** What was found in the pictures. */
    public static final String PICTURES = "pictures.json";
    /** Everything that happened while training. */
    public static final String EVENTS = "events.jsonl";
    /** The folder of the latest checkpoint. */
    public static final String CHECKPOINTS = "checkpoints";
    /** All weights of the trained network. */
    public static final String WEIGHTS = "weights.safetensors";
    /** The trained network as described. */
    public static final String NETWORK = "network.json";
    /** The folder of the pooled features of every picture. */
    public static final String FEATURES = "features";
    /** What cross-validation of the head on those features answered, once somebody has asked for it. */
    public static final String FOLDS = "folds.json";
    /** The finished model. */
    public static final String MODEL = "model.onnx";
    /** The classes, one a line in the order of the answers. */
    public static final String LABELS = "labels.txt";
    /** Every figure of the finished model on the validation and test pictures. */
    public static final String EVALUATION = "evaluation.json";
    /** What the finished model answered for each of those pictures. */
    public static final String PREDICTIONS = "predictions.csv";
    /** Versions, machine, seeds and digests. */
    public static final String PROVENANCE = "provenance.json";
    /** The run on one page. */
    public static final String REPORT = "report.html";
    /** What the workers of the run logged, appended attempt after attempt. */
    public static final String LOG = "log.txt";
    /** Why the run could not go on. */
    public static final String FAILURE = "failure.json";
    /** Written last: the run is finished, and these files belong to it. */
    public static final String FINISHED = "finished.json";

    /** What a finished run must have, and must have whole. */
    public static final List<String> OF_A_FINISHED_RUN =
            List.of(PLAN, SPLIT, PICTURES, WEIGHTS, NETWORK, MODEL, LABELS, EVALUATION, PREDICTIONS, PROVENANCE);

    private RunFiles() {}
}
