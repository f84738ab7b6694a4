package graft.run.correction;

import graft.run.JsonDocument;
import graft.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The corrections that a run was made with, as a file in its folder: what the person corrects later changes nothing about it.
 *
 * @param learned of pictures that the run learned from or chose its epoch with, or would have
 * @param measured of pictures that its score rests on; the score as first measured does not heed them
 */
public record RunCorrections(List<Correction> learned, List<Correction> measured) {

    private static final String FILE = "corrections.json";
    private static final JsonDocument<RunCorrections> DOCUMENT = new JsonDocument<>(RunCorrections.class);
    private static final RunCorrections NONE = new RunCorrections(List.of(), List.of());

    public RunCorrections {
        learned = List.copyOf(learned);
        measured = List.copyOf(measured);
    }

    /** What was corrected when this run was prepared; nothing in a run of an older Graft. */
    public static RunCorrections of(RunFolder run) {
        return DOCUMENT.readIfThere(file(run)).orElse(NONE);
    }

    /** Writes the file, complete or not at all. */
    public void write(RunFolder run) throws IOException {
        DOCUMENT.write(file(run), this);
    }

    private static Path file(RunFolder run) {
        return run.file(FILE);
    }

    /** How many there are. */
    public int count() {
        return learned.size() + measured.size();
    }
}
