package graft.run.project;

import graft.run.JsonDocument;
import java.time.Instant;

/**
 * What a project is, apart from its pictures.
 *
 * @param name what the person calls it
 * @param created when it was made
 * @param images the folder of its pictures, as a {@link graft.run.Reference} from the project folder
 */
record ProjectRecord(String name, Instant created, String images) {

    static final JsonDocument<ProjectRecord> DOCUMENT = new JsonDocument<>(ProjectRecord.class);

    ProjectRecord {
        if (name.isBlank() || images.isBlank()) {
            throw new IllegalArgumentException("a project without a name or a folder");
        }
    }
}
