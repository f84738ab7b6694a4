package graft.data.split;

import graft.common.Message;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A grouping that the folder suggests. It is never used before a person confirms it: only they know whether
 * {@code leaf07} is one leaf.
 *
 * @param grouping what would be joined
 * @param groups how many groups of two pictures or more
 * @param grouped how many pictures are in those
 * @param largest how many pictures the largest holds
 * @param examples some of the groups, the largest first
 */
public record OfferedGrouping(Grouping grouping, int groups, int grouped, int largest, List<Example> examples) {

    private static final int EXAMPLES = 3;
    private static final Duration BURST = Duration.ofSeconds(30);

    /** A class whose pictures come from fewer groups could not be split. */
    private static final int FEWEST_GROUPS = 3;

    /** A pattern that joins a smaller share of the pictures than this is an accident of names. */
    private static final double LEAST_SHARE = 0.2;

    /** {@code leaf07_img3.jpg}: what comes before the last separator. */
    private static final Pattern BEFORE_LAST = Pattern.compile("(.+)[_\\- .][^_\\- .]+\\.[^.]+");

    /** {@code leaf07_2024-05-01_img3.jpg}: what comes before the first separator. */
    private static final Pattern BEFORE_FIRST = Pattern.compile("([^_\\- .]+)[_\\- .].+\\.[^.]+");

    /** {@code 12a.jpg, 12b.jpg}: a number before a letter. */
    private static final Pattern BEFORE_LETTER = Pattern.compile("(.*\\d)[A-Za-z]\\.[^.]+");

    /** {@code leaf07 (2).jpg}: a number in brackets. */
    private static final Pattern BEFORE_BRACKET = Pattern.compile("(.+?)\\s*\\(\\d+\\)\\.[^.]+");

    /** A group to show. */
    public record Example(String group, List<String> paths) {
        public Example {
            paths = List.copyOf(paths);
        }
    }

    public OfferedGrouping {
        examples = List.copyOf(examples);
    }

    /** What would be joined and why one might want it, in one sentence. */
    public Message sentence() {
        String key =
                switch (grouping.source()) {
                    case SUB_FOLDERS -> "data.offerSubFolders";
                    case BURSTS -> "data.offerBursts";
                    case FILE_NAMES -> "data.offerFileNames";
                    case FILE, NONE -> throw new IllegalStateException(grouping.source() + " is not offered");
                };
        Example example = examples.get(0);
        return Message.of(
                key, groups, grouped, largest, example.group(), example.paths().get(0));
    }

    /** What this folder suggests, at most one grouping of each kind; usually none. */
    public static List<OfferedGrouping> find(Scan scan) {
        List<Picture> pictures = scan.usable();
        Optional<OfferedGrouping> folders = offer(
                Grouping.Source.SUB_FOLDERS, pictures, p -> Optional.of(p.file().subFolder())
                        .filter(s -> !s.isEmpty()));
        Optional<OfferedGrouping> names = Stream.of(BEFORE_LAST, BEFORE_FIRST, BEFORE_LETTER, BEFORE_BRACKET)
                .flatMap(pattern -> offer(Grouping.Source.FILE_NAMES, pictures, p -> beginning(pattern, p)).stream())
                .max(Comparator.comparingInt(OfferedGrouping::grouped).thenComparingInt(o -> -o.largest));
        Map<String, String> bursts = bursts(pictures);
        Optional<OfferedGrouping> taken =
                offer(Grouping.Source.BURSTS, pictures, p -> Optional.ofNullable(bursts.get(p.path())));
        return Stream.of(folders, names, taken).flatMap(Optional::stream).toList();
    }

    private static Optional<String> beginning(Pattern pattern, Picture picture) {
        Matcher matcher = pattern.matcher(picture.file().name());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<OfferedGrouping> offer(
            Grouping.Source source, List<Picture> pictures, Function<Picture, Optional<String>> groupOf) {
        Map<String, List<Picture>> members = new TreeMap<>();
        Map<String, Set<String>> groupsOfClass = new HashMap<>();
        for (Picture p : pictures) {
            // A picture without a group is one of its own.
            String group = groupOf.apply(p).orElse("");
            members.computeIfAbsent(group, g -> new ArrayList<>()).add(p);
            groupsOfClass
                    .computeIfAbsent(p.className(), c -> new HashSet<>())
                    .add(group.isEmpty() ? "\0" + p.path() : group);
        }
        members.remove("");
        members.values().removeIf(m -> m.size() < 2);
        int grouped = members.values().stream().mapToInt(List::size).sum();
        boolean splittable = groupsOfClass.values().stream().allMatch(g -> g.size() >= FEWEST_GROUPS);
        if (members.size() < 2 || grouped < LEAST_SHARE * pictures.size() || !splittable) {
            return Optional.empty();
        }
        Map<String, String> groups = new HashMap<>();
        members.forEach((group, list) -> list.forEach(p -> groups.put(p.path(), group)));
        List<Example> examples = members.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
                .limit(EXAMPLES)
                .map(e -> new Example(
                        e.getKey(),
                        e.getValue().stream().map(Picture::path).limit(EXAMPLES).toList()))
                .toList();
        int largest = members.values().stream().mapToInt(List::size).max().orElse(0);
        return Optional.of(
                new OfferedGrouping(new Grouping(source, groups), members.size(), grouped, largest, examples));
    }

    /** Chains of pictures of one class, each taken at most {@link #BURST} after the one before. */
    private static Map<String, String> bursts(List<Picture> pictures) {
        Map<String, List<Picture>> byClass = new TreeMap<>();
        for (Picture p : pictures) {
            if (p.content().taken().isPresent()) {
                byClass.computeIfAbsent(p.className(), c -> new ArrayList<>()).add(p);
            }
        }
        Map<String, String> bursts = new HashMap<>();
        byClass.forEach((name, list) -> {
            list.sort(Comparator.comparing(OfferedGrouping::taken).thenComparing(Picture::path));
            LocalDateTime previous = LocalDateTime.MIN;
            String burst = "";
            for (Picture p : list) {
                LocalDateTime taken = taken(p);
                if (burst.isEmpty() || previous.plus(BURST).isBefore(taken)) {
                    burst = name + " " + taken;
                }
                bursts.put(p.path(), burst);
                previous = taken;
            }
        });
        return bursts;
    }

    private static LocalDateTime taken(Picture picture) {
        return picture.content().taken().orElse(LocalDateTime.MIN);
    }
}
