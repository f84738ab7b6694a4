package graft.worker.protocol;

/**
 * The request to train a network from scratch, in a folder that holds split and plan. Its events are
 * {@link graft.training.pretrain.PretrainEvent}s, its answer a {@link graft.run.pretrain.PretrainOutcome}.
 *
 * @param folder of the pretraining; its lock is free
 * @param images the folder of pictures
 * @param backbones the person's folder of backbones
 */
public record PretrainCall(String folder, String images, String backbones) {

    public static final String KIND = "pretrain";
}
