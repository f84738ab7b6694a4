package graft.worker.protocol;

/**
 * The request to look at an ONNX file of another program without importing it; answered by a
 * {@link graft.backbone.ForeignLook}.
 *
 * @param file its path
 */
public record ForeignCall(String file) {

    public static final String KIND = "foreign";
}
