package graft.data.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.data.Part;
import graft.data.Problem;
import graft.data.TestPictures;
import graft.data.TestPictures.PlainReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScannerTest {

    @TempDir
    Path temp;

    private Path root;
    private final PlainReader reader = new PlainReader();

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temp.resolve("pictures"));
    }

    private Scan scan() {
        return new FolderScanner(reader, 2).scan(root, ScanCache.none(), Progress.NONE, new CancellationToken());
    }

    private static <T extends ScanProblem> T only(Scan scan, Class<T> kind) {
        List<T> found = scan.problems().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        assertThat(found).as(kind.getSimpleName() + " in " + scan.problems()).hasSize(1);
        assertThat(found.get(0).message().english()).doesNotContain("{").isNotBlank();
        return found.get(0);
    }

    private static String refusalOf(Runnable action) {
        GraftException[] thrown = new GraftException[1];
        assertThatThrownBy(action::run).isInstanceOfSatisfying(GraftException.class, e -> thrown[0] = e);
        assertThat(thrown[0].code()).isEqualTo(ErrorCode.DATA);
        return thrown[0].userMessage().english();
    }

    private void twoClasses() throws IOException {
        TestPictures.writeClass(root.resolve("ants"), 0, 4);
        TestPictures.writeClass(root.resolve("bees"), 100, 4);
    }

    @Test
    void findsClassesAndPictures() throws IOException {
        TestPictures.writeClass(root.resolve("class 10"), 0, 3);
        TestPictures.writeClass(root.resolve("class 2"), 100, 4);
        TestPictures.writeClass(root.resolve("class 2/deeper/still"), 200, 1);
        Scan scan = scan();
        assertThat(scan.classes()).containsExactly("class 2", "class 10");
        assertThat(scan.pictures()).hasSize(8);
        assertThat(scan.parts()).isEmpty();
        Picture deep = scan.pictures().stream()
                .filter(p -> !p.file().subFolder().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(deep.path()).isEqualTo("class 2/deeper/still/p200.png");
        assertThat(deep.file().subFolder()).isEqualTo("deeper/still");
        assertThat(deep.className()).isEqualTo("class 2");
        assertThat(deep.content().width()).isEqualTo(24);
        assertThat(deep.content().height()).isEqualTo(20);
        assertThat(deep.file().bytes()).isEqualTo(Files.size(scan.fileOf(deep)));
        assertThat(scan.problems()).hasOnlyElementsOfType(ScanProblem.FewPictures.class);
        scan.requireTrainable();
    }

    @Test
    void honoursPartFoldersInAnyCase() throws IOException {
        TestPictures.writeClass(root.resolve("Train/ants"), 0, 3);
        TestPictures.writeClass(root.resolve("Train/bees"), 10, 3);
        TestPictures.writeClass(root.resolve("VALID/ants"), 20, 3);
        TestPictures.writeClass(root.resolve("VALID/bees"), 30, 3);
        TestPictures.writeClass(root.resolve("test/ants"), 40, 3);
        Files.createDirectory(root.resolve("notes"));
        Scan scan = scan();
        assertThat(scan.parts()).isEqualTo(Set.of(Part.values()));
        assertThat(scan.classes()).containsExactly("ants", "bees");
        assertThat(scan.pictures().stream().filter(p -> p.part().equals(Optional.of(Part.VALIDATION))))
                .hasSize(6);
        assertThat(only(scan, ScanProblem.BesideParts.class).paths()).containsExactly("notes");
        assertThat(only(scan, ScanProblem.NotInPart.class)).isEqualTo(new ScanProblem.NotInPart("bees", Part.TEST));
    }

    @Test
    void aClassOnlyOutsideTrainingMustBeFixed() throws IOException {
        TestPictures.writeClass(root.resolve("train/ants"), 0, 3);
        TestPictures.writeClass(root.resolve("train/bees"), 10, 3);
        TestPictures.writeClass(root.resolve("val/wasps"), 20, 3);
        Scan scan = scan();
        assertThat(only(scan, ScanProblem.NotInTrain.class).className()).isEqualTo("wasps");
        assertThat(refusalOf(scan::requireTrainable)).contains("wasps").contains("train");
    }

    @Test
    void partsWithoutTrainMustBeFixed() throws IOException {
        TestPictures.writeClass(root.resolve("val/ants"), 0, 3);
        TestPictures.writeClass(root.resolve("test/ants"), 10, 3);
        assertThat(refusalOf(scan()::requireTrainable)).isNotBlank();
        only(scan(), ScanProblem.NoTrainFolder.class);
    }

    @Test
    void classesCalledLikePartsAreClassesWhenTheyHoldPictures() throws IOException {
        TestPictures.writeClass(root.resolve("test"), 0, 3);
        TestPictures.writeClass(root.resolve("plane"), 10, 3);
        TestPictures.writeClass(root.resolve("train"), 20, 3);
        assertThat(scan().classes()).containsExactly("plane", "test", "train");
    }

    @Test
    void unreadableFilesAreGroupedByTheirReason() throws IOException {
        twoClasses();
        Files.writeString(root.resolve("ants/notes.txt"), "six legs");
        Files.writeString(root.resolve("bees/empty.jpg"), "");
        ScanProblem.Unreadable unreadable = only(scan(), ScanProblem.Unreadable.class);
        assertThat(unreadable.paths()).containsExactly("ants/notes.txt", "bees/empty.jpg");
        assertThat(unreadable.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(scan().pictures()).hasSize(8);
    }

    @Test
    void hiddenAndSystemFilesAreOnlyCounted() throws IOException {
        twoClasses();
        Files.writeString(root.resolve("ants/.DS_Store"), "x");
        Files.writeString(root.resolve("ants/Thumbs.db"), "x");
        Files.writeString(root.resolve("desktop.ini"), "x");
        Files.createDirectories(root.resolve(".git/objects"));
        Files.writeString(root.resolve(".git/objects/0"), "x");
        Files.createDirectories(root.resolve("__MACOSX/ants"));
        Scan scan = scan();
        assertThat(scan.ignored()).isEqualTo(5);
        assertThat(scan.classes()).containsExactly("ants", "bees");
        assertThat(scan.problems()).hasOnlyElementsOfType(ScanProblem.FewPictures.class);
    }

    @Test
    void looseFilesAndEmptyClassesAreReported() throws IOException {
        twoClasses();
        TestPictures.writeClass(root, 500, 2);
        Files.createDirectories(root.resolve("wasps/inner"));
        Scan scan = scan();
        assertThat(only(scan, ScanProblem.LooseFiles.class).paths()).containsExactly("p500.png", "p501.png");
        assertThat(only(scan, ScanProblem.EmptyClasses.class).paths()).containsExactly("wasps");
        assertThat(scan.classes()).containsExactly("ants", "bees");
    }

    @Test
    void aPictureInTwoClassesIsLeftOutWithAllItsCopies() throws IOException {
        twoClasses();
        Files.copy(root.resolve("ants/p0.png"), root.resolve("bees/same.png"));
        Files.copy(root.resolve("ants/p0.png"), root.resolve("ants/again.png"));
        Scan scan = scan();
        ScanProblem.InSeveralClasses torn = only(scan, ScanProblem.InSeveralClasses.class);
        assertThat(torn.copies()).containsExactly(List.of("ants/again.png", "ants/p0.png", "bees/same.png"));
        assertThat(torn.message().english())
                .contains("ants/again.png")
                .contains("bees/same.png")
                .contains("3");
        assertThat(scan.pictures()).hasSize(10);
        assertThat(scan.usable()).hasSize(7);
        assertThat(scan.problems()).noneMatch(ScanProblem.Copies.class::isInstance);
    }

    @Test
    void copiesAreKnownByTheirPixelsWhateverTheFormat() throws IOException {
        twoClasses();
        TestPictures.write(TestPictures.scene(1, 24, 20), root.resolve("ants/saved-again.bmp"), "bmp");
        Scan scan = scan();
        assertThat(only(scan, ScanProblem.Copies.class).copies())
                .containsExactly(List.of("ants/p1.png", "ants/saved-again.bmp"));
        assertThat(scan.usable()).hasSize(9);
        List<Picture> pair = scan.pictures().stream()
                .filter(p -> p.path().contains("p1.") || p.path().contains("saved"))
                .toList();
        assertThat(pair.get(0).digest()).isEqualTo(pair.get(1).digest());
        assertThat(pair.get(0).content().fileDigest())
                .isNotEqualTo(pair.get(1).content().fileDigest());
    }

    @Test
    void theSamePixelsInAnotherShapeAreAnotherPicture() throws IOException {
        byte[] rgb = TestPictures.scene(1, 24, 20).rgb();
        twoClasses();
        TestPictures.write(new graft.data.RgbImage(20, 24, rgb), root.resolve("ants/reshaped.png"), "png");
        assertThat(scan().problems()).noneMatch(ScanProblem.Copies.class::isInstance);
    }

    @Test
    void similarClassNamesAreReported() throws IOException {
        TestPictures.writeClass(root.resolve("leaf rust"), 0, 3);
        TestPictures.writeClass(root.resolve("Leaf_Rust"), 10, 3);
        TestPictures.writeClass(root.resolve("mildew"), 20, 3);
        assertThat(only(scan(), ScanProblem.SimilarNames.class).names())
                .containsExactlyInAnyOrder("leaf rust", "Leaf_Rust");
    }

    @Test
    void tooFewPicturesMustBeFixedAndCopiesDoNotCount() throws IOException {
        twoClasses();
        TestPictures.writeClass(root.resolve("wilt"), 300, 2);
        Files.copy(root.resolve("wilt/p300.png"), root.resolve("wilt/copy.png"));
        Scan scan = scan();
        assertThat(only(scan, ScanProblem.TooFewPictures.class)).isEqualTo(new ScanProblem.TooFewPictures("wilt", 2));
        assertThat(refusalOf(scan::requireTrainable)).contains("wilt").contains("1 more picture");
    }

    @Test
    void aSinglePictureIsRefusedWithARemedy() throws IOException {
        twoClasses();
        TestPictures.writeClass(root.resolve("wilt"), 300, 1);
        assertThat(refusalOf(scan()::requireTrainable))
                .isEqualTo("Class \"wilt\" has only 1 picture, and training, validation and test need one each. "
                        + "Add at least 2 more pictures or leave the class out.");
    }

    @Test
    void smallAndUnevenClassesAreReported() throws IOException {
        TestPictures.writeClass(root.resolve("healthy"), 0, 110);
        TestPictures.writeClass(root.resolve("mildew"), 200, 21);
        TestPictures.writeClass(root.resolve("rust"), 300, 9);
        Scan scan = scan();
        assertThat(only(scan, ScanProblem.SmallClass.class).message().english())
                .isEqualTo("Class \"rust\" has 9 pictures, the others at least 21. Expect it to be found less often.");
        assertThat(only(scan, ScanProblem.Imbalance.class))
                .isEqualTo(new ScanProblem.Imbalance("mildew", 21, "healthy", 110));
        assertThat(scan.problems()).isSortedAccordingTo((a, b) -> a.severity().compareTo(b.severity()));
    }

    @Test
    void blankPicturesAreReported() throws IOException {
        twoClasses();
        TestPictures.write(new graft.data.RgbImage(10, 10, new byte[300]), root.resolve("ants/lens-cap.png"), "png");
        assertThat(only(scan(), ScanProblem.Blank.class).paths()).containsExactly("ants/lens-cap.png");
    }

    @Test
    void oneClassMustBeFixed() throws IOException {
        TestPictures.writeClass(root.resolve("ants"), 0, 5);
        assertThat(refusalOf(scan()::requireTrainable))
                .contains("only one class")
                .contains("ants");
    }

    @Test
    void oneFolderTooHighIsRecognised() throws IOException {
        TestPictures.writeClass(root.resolve("dataset/ants"), 0, 4);
        TestPictures.writeClass(root.resolve("dataset/bees"), 10, 4);
        assertThat(only(scan(), ScanProblem.OneFolderTooHigh.class))
                .isEqualTo(new ScanProblem.OneFolderTooHigh("dataset", 2));
    }

    @Test
    void onlyUnreadableFilesMustBeFixed() throws IOException {
        for (String file : List.of("ants/a.jpg", "ants/b.jpg", "bees/c.jpg")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "no picture");
        }
        assertThat(refusalOf(scan()::requireTrainable)).contains("None of the 3 files");
    }

    @Test
    void missingEmptyAndFlatFoldersAreRefused() throws IOException {
        FolderScanner scanner = new FolderScanner(reader, 1);
        CancellationToken token = new CancellationToken();
        Path missing = temp.resolve("nowhere");
        assertThat(refusalOf(() -> scanner.scan(missing, ScanCache.none(), Progress.NONE, token)))
                .startsWith("There is no folder")
                .contains("nowhere");
        Path file = Files.writeString(temp.resolve("file.txt"), "x");
        assertThat(refusalOf(() -> scanner.scan(file, ScanCache.none(), Progress.NONE, token)))
                .contains("is a file, not a folder");
        assertThat(refusalOf(this::scan)).contains("not one file");
        Files.createDirectory(root.resolve("ants"));
        assertThat(refusalOf(this::scan)).contains("not one file");
        Files.delete(root.resolve("ants"));
        TestPictures.writeClass(root, 0, 2);
        assertThat(refusalOf(this::scan))
                .contains("2 files but no class folders")
                .contains("one folder for each class");
    }

    @Test
    void lockedFoldersAreReported() throws IOException {
        twoClasses();
        Path locked = Files.createDirectory(root.resolve("bees/secret"));
        assumeTrue(locked.toFile().setReadable(false) && !Files.isReadable(locked), "this account may read everything");
        try {
            assertThat(only(scan(), ScanProblem.Locked.class).paths()).containsExactly("bees/secret");
        } finally {
            assertThat(locked.toFile().setReadable(true)).isTrue();
        }
    }

    @Test
    void theWalkNotesWhatTheSystemRefuses() {
        FolderWalk walk = new FolderWalk(root, Set.of());
        walk.visitFileFailed(root.resolve("bees/secret"), new AccessDeniedException("bees/secret"));
        walk.visitFileFailed(root.resolve(".hidden"), new AccessDeniedException(".hidden"));
        assertThat(walk.found().locked()).containsExactly("bees/secret");
        assertThat(new ScanProblem.Locked(List.of("bees/secret")).message().english())
                .startsWith("Graft may not look into bees/secret.");
    }

    @Test
    void oneClassBesideAnotherThatCannotBeReadSaysWhatCannotBeRead() throws IOException {
        TestPictures.writeClass(root.resolve("bees"), 50, 3);
        Files.writeString(Files.createDirectories(root.resolve("ants")).resolve("a.jpg"), "no picture");
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> scan().requireTrainable())
                .withMessageContaining("ants/a.jpg");
        Files.delete(root.resolve("ants/a.jpg"));
        Files.writeString(root.resolve("bees/b.jpg"), "no picture");
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> scan().requireTrainable())
                .withMessageContaining("only one class");
    }

    @Test
    void linksAreFollowedButNotInCircles() throws IOException {
        twoClasses();
        TestPictures.writeClass(temp.resolve("elsewhere"), 50, 3);
        Files.createSymbolicLink(root.resolve("wasps"), temp.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("ants/round"), root.resolve("ants"));
        Files.createSymbolicLink(root.resolve("ants/up"), root);
        Scan scan = scan();
        assertThat(scan.classes()).containsExactly("ants", "bees", "wasps");
        assertThat(scan.pictures()).hasSize(11);
        assertThat(only(scan, ScanProblem.LinkLoops.class).paths()).containsExactly("ants/round", "ants/up");
    }

    @Test
    void aLinkToNothingIsReported() throws IOException {
        twoClasses();
        Files.createSymbolicLink(root.resolve("ants/gone.png"), temp.resolve("gone.png"));
        Scan scan = scan();
        assertThat(scan.pictures()).hasSize(8);
        assertThat(scan.problems()).anyMatch(p -> p.paths().contains("ants/gone.png"));
    }

    @Test
    void oddNamesWork() throws IOException {
        String longName = "long ".repeat(40).strip();
        List<String> names = List.of("with space", "quote\"s 'n' more", "Käfer & Bienen", "emoji 🐝", longName);
        try {
            names.forEach(root::resolve);
        } catch (InvalidPathException e) {
            assumeTrue(false, "this system's file names cannot hold these letters");
        }
        int seed = 0;
        for (String name : names) {
            Path folder = root.resolve(name).resolve(name).resolve(name);
            TestPictures.writeClass(folder, seed++ * 10, 3);
            Files.move(folder.resolve("p" + (seed - 1) * 10 + ".png"), folder.resolve(name + ".png"));
        }
        Scan scan = scan();
        assertThat(scan.classes()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(scan.pictures()).hasSize(15).allMatch(p -> Files.exists(scan.fileOf(p)));
        assertThat(scan.problems()).hasOnlyElementsOfType(ScanProblem.FewPictures.class);
    }

    @Test
    void progressRisesToTheEnd() throws IOException {
        twoClasses();
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        new FolderScanner(reader, 3)
                .scan(
                        root,
                        ScanCache.none(),
                        (done, total) -> {
                            assertThat(total).isEqualTo(8);
                            heard.add(done);
                        },
                        new CancellationToken());
        assertThat(heard).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void aCancelledScanStopsAndKeepsWhatItRead() throws IOException {
        twoClasses();
        CancellationToken token = new CancellationToken();
        ScanCache cache = ScanCache.in(temp.resolve("cache/scan.jsonl"));
        assertThatThrownBy(() -> new FolderScanner(reader, 1)
                        .scan(
                                root,
                                cache,
                                (done, total) -> {
                                    if (done == 3) {
                                        token.cancel();
                                    }
                                },
                                token))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(reader.reads).hasValue(3);
        new FolderScanner(reader, 1).scan(root, cache, Progress.NONE, new CancellationToken());
        assertThat(reader.reads).hasValue(8);
    }

    @Test
    void theSinkSeesEveryDecodedPicture() throws IOException {
        twoClasses();
        List<Path> seen = Collections.synchronizedList(new ArrayList<>());
        new FolderScanner(reader, 2, (file, picture) -> seen.add(file))
                .scan(root, ScanCache.none(), Progress.NONE, new CancellationToken());
        assertThat(seen).hasSize(8).contains(root.resolve("ants/p0.png"));
    }

    @Test
    void aDefectOfTheReaderIsNotTakenForABrokenPicture() throws IOException {
        twoClasses();
        FolderScanner scanner = new FolderScanner(
                (file, side) -> {
                    throw new IllegalStateException("defect");
                },
                2);
        assertThatThrownBy(() -> scanner.scan(root, ScanCache.none(), Progress.NONE, new CancellationToken()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("defect");
    }
}
