package graft.backbone;

import graft.common.AtomicFiles;
import graft.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which weights files became which backbones, so that a file that was imported before need not be taken apart again: that
 * takes as long as everything else before training. A note is a hint only. Whoever follows it still opens the backbone,
 * which compares its weights with their digest; a note that cannot be read counts as none.
 */
final class ImportedFiles {

    /** Goes up when reading weights files comes to other numbers than before, so that older notes no longer count. */
    private static final int READING = 1;

    private static final String FOLDER = ".files";
    private static final long LONGEST = 4096;

    private final Path folder;

    /**
     * @param store the folder of backbones
     */
    ImportedFiles(Path store) {
        this.folder = store.resolve(FOLDER);
    }

    /**
     * What a file became.
     *
     * @param id of the backbone
     * @param architecture as it was named or recognised
     * @param weightsDigest of the backbone
     */
    record Note(String id, String architecture, String weightsDigest) {}

    /** The note about a file of this digest. */
    Optional<Note> find(String fileDigest) {
        Path note = note(fileDigest);
        try {
            if (!Files.isRegularFile(note) || Files.size(note) > LONGEST) {
                return Optional.empty();
            }
            return Optional.of(Json.read(Files.readString(note), Note.class));
        } catch (IOException | IllegalArgumentException e) {
            // The file is read as if for the first time, and the note written anew.
            return Optional.empty();
        }
    }

    void write(String fileDigest, Note note) throws IOException {
        AtomicFiles.writeText(note(fileDigest), Json.pretty(note));
    }

    private Path note(String fileDigest) {
        return folder.resolve(fileDigest + "-" + READING + ".json");
    }
}
