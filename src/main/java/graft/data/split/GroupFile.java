package graft.data.split;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups that a person gives as a table of picture and group. A row whose file name fits several pictures is meant for
 * all of them: joining too much costs little, joining too little makes the score too good.
 */
public final class GroupFile {

    private static final Set<String> GROUP_WORDS =
            Set.of("group", "groups", "patient", "subject", "object", "individual", "id", "plant", "specimen");

    private GroupFile() {}

    /**
     * What a table of groups said.
     *
     * @param unknown names in the table that no picture has
     * @param missing paths of pictures the table does not name; each stands for itself
     */
    public record Result(Grouping grouping, List<String> unknown, List<String> missing) {
        public Result {
            unknown = List.copyOf(unknown);
            missing = List.copyOf(missing);
        }

        /** What the person should know about the table, if anything. */
        public List<Message> remarks() {
            List<Message> remarks = new ArrayList<>();
            if (!unknown.isEmpty()) {
                remarks.add(Message.of("data.groupsUnknown", unknown.size(), unknown.get(0)));
            }
            if (!missing.isEmpty()) {
                remarks.add(Message.of("data.groupsMissing", missing.size(), missing.get(0)));
            }
            return remarks;
        }
    }

    /**
     * Reads a table. An empty group means: stands for itself.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it cannot be read, is no table, puts one picture into two
     *     groups, or names not one picture of the scan
     */
    public static Result read(Path table, Scan scan) {
        return read(
                table, scan.root(), scan.usable().stream().map(Picture::path).toList());
    }

    /**
     * Reads a table about pictures that are known by their paths alone.
     *
     * @param root the folder that the paths are relative to; need not be there
     * @throws GraftException as the other
     */
    public static Result read(Path table, Path root, List<String> paths) {
        Map<String, String> groups = new HashMap<>();
        Map<String, Long> named = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (PictureTable.Row row : new PictureTable(table, root, paths).rows(GROUP_WORDS)) {
            if (row.pictures().isEmpty() && !row.leftOut()) {
                unknown.add(row.name());
            }
            for (String p : row.pictures()) {
                String before = groups.getOrDefault(p, "");
                if (named.putIfAbsent(p, row.number()) != null && !before.equals(row.value())) {
                    throw new GraftException(
                            ErrorCode.DATA,
                            Message.of("data.groupsTwice", table, p, before, row.value(), row.number()));
                }
                if (!row.value().isEmpty()) {
                    groups.put(p, row.value());
                }
            }
        }
        if (named.isEmpty()) {
            throw new GraftException(ErrorCode.DATA, Message.of("data.tableNoPicture", table, root));
        }
        List<String> missing = paths.stream().filter(p -> !named.containsKey(p)).toList();
        return new Result(new Grouping(Grouping.Source.FILE, groups), unknown, missing);
    }
}
