package graft.model.share;

import com.fasterxml.jackson.annotation.JsonInclude;
import graft.model.KnownLimit;
import graft.model.ModelMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program in JavaScript needs to know of a model and cannot ask ONNX Runtime for, as JSON.
 *
 * @param schemaVersion of these names
 * @param id of the model
 * @param version of the model, from 1
 * @param title what the person calls it; may be empty
 * @param labels in the order of the outputs
 * @param width of the input in pixels
 * @param height of the input in pixels
 * @param fit {@code stretch}, {@code pad}, {@code centre} or {@code rectangle LEFT TOP WIDTH HEIGHT}
 * @param limit below this probability the answer is "I don't know"; absent where the model always answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelFacts(
        int schemaVersion,
        String id,
        int version,
        String title,
        List<String> labels,
        int width,
        int height,
        String fit,
        @Nullable Double limit) {

    static ModelFacts of(ModelMetadata model) {
        return new ModelFacts(
                1,
                model.id(),
                model.version(),
                model.title(),
                model.labels(),
                model.width(),
                model.height(),
                model.fit().text(),
                model.limit().map(KnownLimit::probability).orElse(null));
    }
}
