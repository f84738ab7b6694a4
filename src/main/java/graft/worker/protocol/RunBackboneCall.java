package graft.worker.protocol;

/**
 * The request to take the network of a finished run, without its head, among the backbones. The answer is
 * {@link BackboneCall.Ready}.
 *
 * @param store the folder of imported backbones
 * @param run the run's folder
 */
public record RunBackboneCall(String store, String run) {

    public static final String KIND = "backbone-of-run";
}
