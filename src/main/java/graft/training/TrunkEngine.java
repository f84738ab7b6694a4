package graft.training;

/** What runs the frozen stages. */
public enum TrunkEngine {
    ONNX_RUNTIME,
    DL4J
}
