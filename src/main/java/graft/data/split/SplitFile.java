package graft.data.split;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A split that a person gives as a table of picture and part (train, val or test). */
public final class SplitFile {

    private static final Set<String> PART_WORDS = Set.of("part", "split", "set", "subset", "fold");

    private SplitFile() {}

    /**
     * Reads a table. Rows for files that the scan leaves out are passed over.
     *
     * @return the part of every usable picture, by path
     * @throws GraftException with {@link ErrorCode#DATA} if it cannot be read, is no table, names a picture that is not
     *     there or could be several, or a part that does not exist, gives a picture two parts, lacks a usable picture,
     *     or has nothing to learn from
     */
    public static Map<String, Part> read(Path table, Scan scan) {
        Map<String, Part> parts = new HashMap<>();
        List<String> paths = scan.usable().stream().map(Picture::path).toList();
        for (PictureTable.Row row : new PictureTable(table, scan.root(), paths).rows(PART_WORDS)) {
            Part part = Part.named(row.value())
                    .orElseThrow(() -> refusal("data.splitFilePart", table, row.number(), row.value()));
            if (row.leftOut()) {
                continue;
            }
            if (row.pictures().isEmpty()) {
                throw refusal("data.splitFileUnknown", table, row.number(), row.name());
            }
            if (row.pictures().size() > 1) {
                throw refusal(
                        "data.splitFileSeveral",
                        table,
                        row.number(),
                        row.name(),
                        row.pictures().size(),
                        row.pictures().get(0));
            }
            Part before = parts.put(row.pictures().get(0), part);
            if (before != null && before != part) {
                throw refusal("data.splitFileTwice", table, row.number(), row.name(), before.word(), part.word());
            }
        }
        List<String> missing = paths.stream().filter(p -> !parts.containsKey(p)).toList();
        if (!missing.isEmpty()) {
            throw refusal("data.splitFileMissing", table, missing.size(), missing.get(0));
        }
        if (!parts.containsValue(Part.TRAIN)) {
            throw refusal("data.splitFileNoTrain", table);
        }
        return parts;
    }

    private static GraftException refusal(String key, Object... arguments) {
        return new GraftException(ErrorCode.DATA, Message.of(key, arguments));
    }
}
