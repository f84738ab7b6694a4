package graft.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What {@code jpackage} reads about the kind of file that opens Graft: bundles of trained models. */
final class Associations {

    private Associations() {}

    static void write(Target target, Places places) throws IOException {
        Files.write(
                places.associations(),
                List.of(
                        "extension=" + Product.BUNDLE_EXTENSION,
                        "mime-type=" + Product.BUNDLE_TYPE,
                        "description=Graft model",
                        "icon=" + places.icon(target).toString().replace('\\', '/')));
    }
}
