package graft.worker.protocol;

import graft.backbone.BackboneInfo;
import graft.backbone.ForeignChoice;
import java.util.Optional;

/**
 * The request to get a backbone ready: from the store by its id, or from a weights file, which is imported first.
 *
 * @param store the folder of imported backbones
 * @param id of one in the store; absent where a file is given
 * @param file a weights file; absent where an id is given
 * @param architecture what the file holds, where the person has said so; otherwise recognised by its tensors
 * @param foreign what the person has said about an ONNX file of another program; absent for nothing
 */
public record BackboneCall(
        String store,
        Optional<String> id,
        Optional<String> file,
        Optional<String> architecture,
        Optional<ForeignChoice> foreign) {

    public static final String KIND = "backbone";

    public BackboneCall {
        if (id.isPresent() == file.isPresent()) {
            throw new IllegalArgumentException("an id or a file, not both and not neither");
        }
    }

    /** The same with nothing said about a file of another program. */
    public BackboneCall(String store, Optional<String> id, Optional<String> file, Optional<String> architecture) {
        this(store, id, file, architecture, Optional.empty());
    }

    /**
     * The backbone.
     *
     * @param info what is known about it
     * @param network its description, as {@link graft.network.NetworkJson} writes it
     */
    public record Ready(BackboneInfo info, String network) {}
}
