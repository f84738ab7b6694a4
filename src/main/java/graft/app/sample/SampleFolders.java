package graft.app.sample;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks which samples came with Graft. Slow as disks are, so not for the JavaFX thread. */
final class SampleFolders {

    private static final Set<String> PARTS = Set.of("train", "val", "test");
    private static final int EXAMPLES = 3;

    private final Optional<Path> root;

    /**
     * @param root the folder of samples in the application's own folder
     */
    SampleFolders(Optional<Path> root) {
        this.root = root;
    }

    /** Those that are there, in the order of the topics. */
    List<BundledSample> all() {
        return root.stream()
                .flatMap(folder -> Arrays.stream(BundledSample.Topic.values())
                        .filter(topic -> Files.isDirectory(folder.resolve(topic.folderName())))
                        .map(topic -> read(topic, folder.resolve(topic.folderName()))))
                .toList();
    }

    private static BundledSample read(BundledSample.Topic topic, Path folder) {
        try {
            Map<String, List<Path>> classes = classes(folder);
            return new BundledSample(
                    topic,
                    folder,
                    classes.size(),
                    classes.values().stream().mapToInt(List::size).sum(),
                    examples(classes));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("tryit.unreadable", folder), e);
        }
    }

    private static List<Path> examples(Map<String, List<Path>> classes) {
        return classes.values().stream()
                .flatMap(
                        files -> files.stream().filter(SampleFolders::isPicture).limit(1))
                .limit(EXAMPLES)
                .toList();
    }

    private static boolean isPicture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".png");
    }

    /** The files of each class, whether class folders lie at the top or in folders of parts. */
    private static Map<String, List<Path>> classes(Path folder) throws IOException {
        Map<String, List<Path>> classes = new TreeMap<>();
        for (Path inside : folders(folder)) {
            List<Path> classFolders =
                    PARTS.contains(String.valueOf(inside.getFileName())) ? folders(inside) : List.of(inside);
            for (Path classFolder : classFolders) {
                classes.computeIfAbsent(String.valueOf(classFolder.getFileName()), name -> new ArrayList<>())
                        .addAll(files(classFolder));
            }
        }
        return classes;
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
