package graft.data.split;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.scan.Scan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person means who names a grouping: one that Graft offers for these pictures, or a table. */
public final class GroupingChoice {

    private GroupingChoice() {}

    /** The word by which a person chooses a grouping of this source: {@code file-names}, {@code bursts}, ... */
    public static String word(Grouping.Source source) {
        return source.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The grouping, with what a table said besides.
     *
     * @param word what the person said
     * @param table the file it would name
     * @throws GraftException with {@link ErrorCode#DATA} if it is neither on offer nor a table of groups
     */
    public static GroupFile.Result of(String word, Path table, Scan scan) {
        Optional<Grouping> offered = OfferedGrouping.find(scan).stream()
                .map(OfferedGrouping::grouping)
                .filter(g -> word(g.source()).equals(word))
                .findFirst();
        if (offered.isPresent()) {
            return new GroupFile.Result(offered.get(), List.of(), List.of());
        }
        if (!Files.exists(table)) {
            throw new GraftException(ErrorCode.DATA, Message.of("data.groupsUnknownChoice", word));
        }
        return GroupFile.read(table, scan);
    }
}
