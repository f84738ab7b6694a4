package graft.training.embed;

import com.fasterxml.jackson.core.JsonGenerator;
import graft.backbone.BackboneInfo;
import graft.common.Json;
import graft.common.Message;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON document: what the features are of, then each picture with its features, or why it could not be read. */
public final class FeatureJson implements FeatureTable {

    private final JsonGenerator json;

    /** Writes the beginning. */
    public FeatureJson(OutputStream out, FeatureSpace space) throws IOException {
        this.json = Json.mapper().getFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeNumberField("schemaVersion", 1);
        BackboneInfo backbone = space.backbone();
        json.writeObjectFieldStart("backbone");
        json.writeStringField("id", backbone.id());
        json.writeStringField("title", backbone.title());
        json.writeStringField("architecture", backbone.architecture());
        json.writeStringField("weightsDigest", backbone.weightsDigest());
        json.writeStringField("licence", backbone.licence());
        json.writeStringField("terms", backbone.terms());
        json.writeEndObject();
        json.writeNumberField("height", space.height());
        json.writeNumberField("width", space.width());
        json.writeStringField("fit", space.fit().text());
        json.writeNumberField("features", space.features());
        json.writeArrayFieldStart("pictures");
    }

    @Override
    public void add(Subject picture, float[] features) throws IOException {
        begin(picture);
        json.writeArrayFieldStart("features");
        for (float feature : features) {
            json.writeNumber(feature);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void unreadable(Subject picture, Message why) throws IOException {
        begin(picture);
        json.writeStringField("error", why.english());
        json.writeEndObject();
    }

    private void begin(Subject picture) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", picture.path());
        if (picture.className().isPresent()) {
            json.writeStringField("class", picture.className().get());
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
