package graft.worker.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;

/** Turns the JSON trees inside messages into records and back. */
public final class Payload {

    private Payload() {}

    /** A payload that says nothing: {@code {}}. */
    public static JsonNode empty() {
        return Json.mapper().createObjectNode();
    }

    /** The tree of a record, map, list or plain value. */
    public static JsonNode of(Object value) {
        return value instanceof JsonNode node ? node : Json.mapper().valueToTree(value);
    }

    /**
     * The value a tree stands for.
     *
     * @throws GraftException with {@link ErrorCode#INTERNAL} if the tree is of another kind, which means that parent and
     *     worker misunderstand each other
     */
    public static <T> T as(JsonNode payload, Class<T> type) {
        try {
            return Json.mapper().treeToValue(payload, type);
        } catch (JsonProcessingException e) {
            throw new GraftException(ErrorCode.INTERNAL, Message.of("worker.misunderstood", type.getSimpleName()), e);
        }
    }
}
