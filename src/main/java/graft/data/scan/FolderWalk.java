package graft.data.scan;

import graft.data.Part;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Walks a folder of class folders and says which file belongs to which class and part, without opening one. Links are
 * followed; one that leads back to where it came from is noted and left.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {

    /** What other programs leave in folders of pictures; names that start with a dot are theirs as well. */
    private static final Pattern ABOUT = Pattern.compile(
            "(?i)(readme|license|licence|notice|citation|changelog|attribution)(\\.(md|txt|rst|html|pdf|cff|bib))?");

    private static final Set<String> SYSTEM_NAMES =
            Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "@eadir", "$recycle.bin", "icon\r");

    private final Path root;
    private final Set<Part> parts;
    private final boolean hasParts;
    private final List<FoundFile> files = new ArrayList<>();
    private final Set<String> classFolders = new TreeSet<>();
    private final List<String> loose = new ArrayList<>();
    private final List<String> locked = new ArrayList<>();
    private final List<String> loops = new ArrayList<>();
    private final Set<String> besideParts = new TreeSet<>();
    private int ignored;

    /**
     * @param parts the parts that the folders on top give; empty if those are class folders
     */
    FolderWalk(Path root, Set<Part> parts) {
        this.root = root;
        this.parts = parts;
        this.hasParts = !parts.isEmpty();
    }

    /**
     * What lies in a folder.
     *
     * @param files those in class folders, ordered by path
     * @param classFolders class folders, relative to the root, with or without files
     * @param loose files outside class folders
     * @param locked what the system refused to show
     * @param loops links that lead back
     * @param besideParts folders beside train, val and test
     * @param ignored how many hidden and system files were passed over
     * @param parts the parts given by folders; empty if the root holds class folders
     */
    record Found(
            List<FoundFile> files,
            Set<String> classFolders,
            List<String> loose,
            List<String> locked,
            List<String> loops,
            Set<String> besideParts,
            int ignored,
            Set<Part> parts) {}

    /** Walks {@code root}, a folder that can be read. */
    static Found walk(Path root) throws IOException {
        FolderWalk walk = new FolderWalk(root, partFolders(root));
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        return walk.found();
    }

    /** What was found up to now. */
    Found found() {
        return new Found(
                files.stream().sorted(Comparator.comparing(FoundFile::path)).toList(),
                classFolders,
                loose.stream().sorted().toList(),
                locked.stream().sorted().toList(),
                loops.stream().sorted().toList(),
                besideParts,
                ignored,
                parts);
    }

    /** The parts this folder is sorted into: folders of such names that hold folders, with train or nothing else. */
    static Set<Part> partFolders(Path root) throws IOException {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        boolean others = false;
        for (Path folder : subFolders(root)) {
            Optional<Part> part = Part.named(name(folder));
            if (part.isPresent() && !subFolders(folder).isEmpty()) {
                parts.add(part.get());
            } else {
                others = true;
            }
        }
        return parts.contains(Part.TRAIN) || !others ? parts : EnumSet.noneOf(Part.class);
    }

    private static List<Path> subFolders(Path folder) throws IOException {
        if (!Files.isReadable(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).filter(p -> !isSystem(p)).toList();
        }
    }

    static boolean isSystem(Path path) {
        String name = name(path);
        return name.startsWith(".") || SYSTEM_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Datasets come with a README and a LICENSE beside the class folders, and nothing is wrong with that. */
    static boolean isAboutTheSet(Path file) {
        return ABOUT.matcher(name(file)).matches();
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        if (isSystem(folder)) {
            ignored++;
            return FileVisitResult.SKIP_SUBTREE;
        }
        List<String> names = names(folder);
        if (hasParts && Part.named(names.get(0)).isEmpty()) {
            besideParts.add(names.get(0));
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (names.size() == classDepth()) {
            classFolders.add(String.join("/", names));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (isSystem(file)) {
            ignored++;
            return FileVisitResult.CONTINUE;
        }
        List<String> names = names(file);
        String path = String.join("/", names);
        int depth = classDepth();
        if (names.size() <= depth && isAboutTheSet(file)) {
            ignored++;
        } else if (names.size() <= depth) {
            loose.add(path);
        } else {
            files.add(new FoundFile(
                    path,
                    Normalizer.normalize(names.get(depth - 1), Normalizer.Form.NFC),
                    hasParts ? Part.named(names.get(0)) : Optional.empty(),
                    String.join("/", names.subList(depth, names.size() - 1)),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant()));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
        if (isSystem(path)) {
            ignored++;
        } else if (failure instanceof FileSystemLoopException) {
            loops.add(String.join("/", names(path)));
        } else {
            locked.add(String.join("/", names(path)));
        }
        return FileVisitResult.CONTINUE;
    }

    private int classDepth() {
        return hasParts ? 2 : 1;
    }

    private List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        root.relativize(path).forEach(name -> names.add(name.toString()));
        return names;
    }
}
