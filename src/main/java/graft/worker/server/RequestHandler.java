package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;

/** Carries out the requests of one kind. Always called on the one working thread of the worker. */
@FunctionalInterface
public interface RequestHandler {

    /**
     * Carries out a request.
     *
     * @param payload what was asked; {@link graft.worker.protocol.Payload#as} makes a record of it
     * @param context where news goes, and where the wish to stop comes from
     * @return the answer; {@link graft.worker.protocol.Payload#of} makes it from a record
     * @throws graft.common.GraftException for a failure that a person can be told about
     * @throws Exception for anything else, which is told as a defect
     */
    JsonNode handle(JsonNode payload, RequestContext context) throws Exception;
}
