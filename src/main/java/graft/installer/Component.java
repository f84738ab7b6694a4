package graft.installer;

import java.util.List;

/**
 * One thing that is shipped and was made elsewhere.
 *
 * @param group as Maven calls it; empty for what does not come from Maven
 * @param name the artifact's, or a name
 * @param version as its makers write it
 * @param licences SPDX expressions of which a user may choose one
 * @param file what it is in the installed image, or in which file it is
 * @param sha256 of that file as it came; empty where it has no file of its own
 */
record Component(String group, String name, String version, List<String> licences, String file, String sha256) {

    Component {
        licences = List.copyOf(licences);
        if (licences.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing says under which licence " + name + " " + version + " may be shipped");
        }
    }

    boolean maven() {
        return !group.isEmpty();
    }

    /** The name that tools for lists of parts know it by (purl specification). */
    String packageUrl() {
        return maven() ? "pkg:maven/" + group + "/" + name + "@" + version : "pkg:generic/" + name + "@" + version;
    }
}
