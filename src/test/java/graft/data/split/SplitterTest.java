package graft.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.data.Part;
import graft.data.TestPictures;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.similar.LookAlike;
import graft.data.similar.NearDuplicates;
import graft.data.similar.Orientation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitterTest {

    private static final SplitSettings STANDARD = SplitSettings.standard(1);

    private static List<Picture> pictures(String className, int count) {
        List<Picture> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(TestPictures.picture(className + "/p" + i + ".png", className, className + i));
        }
        return list;
    }

    private static Units units(Scan scan, Map<String, String> groups, NearDuplicates alike) {
        return Units.of(scan.usable(), new Grouping(Grouping.Source.FILE, groups), alike);
    }

    private static Split split(Scan scan, SplitSettings settings, Map<String, String> groups) {
        return new Splitter(settings).split(scan, units(scan, groups, NearDuplicates.none()));
    }

    private static int count(Split split, String className, Part part) {
        return split.manifest().counts().getOrDefault(className, Map.of()).getOrDefault(part, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1, 1, 1",
        "4, 2, 1, 1",
        "5, 3, 1, 1",
        "6, 2, 2, 2",
        "7, 3, 2, 2",
        "10, 6, 2, 2",
        "20, 14, 3, 3",
        "100, 70, 15, 15",
        "412, 288, 62, 62"
    })
    void singlePicturesFallExactlyIntoTheFractions(int total, int train, int validation, int test) {
        List<Picture> all = pictures("a", total);
        all.addAll(pictures("b", 40));
        Split split = split(TestPictures.scan(all), STANDARD, Map.of());
        assertThat(List.of(
                        count(split, "a", Part.TRAIN),
                        count(split, "a", Part.VALIDATION),
                        count(split, "a", Part.TEST)))
                .containsExactly(train, validation, test);
        assertThat(split.leftOut()).isEmpty();
    }

    /** Random classes, groups (also across classes), copies and look-alikes: what must hold for every one of them. */
    @Test
    void rulesHoldForRandomShapes() {
        for (int round = 0; round < 300; round++) {
            Random random = new Random(round);
            Map<String, String> groups = new HashMap<>();
            Scan scan = randomScan(random, groups, round % 3 == 0);
            NearDuplicates alike = randomPairs(random, scan);
            Units units = units(scan, groups, alike);
            SplitSettings settings = new SplitSettings(
                    0.05 + 0.3 * random.nextDouble(), round % 5 == 0 ? 0 : 0.3 * random.nextDouble(), round);
            Split split = new Splitter(settings).split(scan, units);
            String what = "round " + round;
            assertThat(split.manifest().present())
                    .as(what)
                    .hasSize(scan.usable().size());
            assertThat(partsOf(split, SplitManifest.Entry::unit).values())
                    .as(what)
                    .allMatch(p -> p.size() == 1);
            assertThat(partsOf(split, SplitManifest.Entry::digest).values())
                    .as(what)
                    .allMatch(p -> p.size() == 1);
            assertThat(partsOf(split, e -> e.group().orElse(e.path())).values())
                    .as(what)
                    .allMatch(p -> p.size() == 1);
            Map<String, Part> byDigest = split.manifest().entries().stream()
                    .collect(Collectors.toMap(SplitManifest.Entry::digest, SplitManifest.Entry::part, (a, b) -> a));
            assertThat(alike.pairs()).as(what).allMatch(p -> byDigest.get(p.first()) == byDigest.get(p.second()));
            assertThat(split.problems()).as(what).noneMatch(SplitProblem.Leak.class::isInstance);
            assertThat(split.manifest().hasTest()).as(what).isEqualTo(settings.testFraction() > 0);
            assertThat(scan.classes()).as(what).allMatch(c -> count(split, c, Part.TRAIN) > 0);
        }
    }

    @Test
    void twoOfEachClassInEachPartFromSixSinglePicturesOn() {
        for (int round = 0; round < 200; round++) {
            Random random = new Random(round);
            List<Picture> all = new ArrayList<>();
            int classes = 2 + random.nextInt(6);
            for (int c = 0; c < classes; c++) {
                all.addAll(pictures("class" + c, 3 + random.nextInt(40)));
            }
            Scan scan = TestPictures.scan(all);
            Split split = split(scan, new SplitSettings(0.02 + 0.4 * random.nextDouble(), 0.3, round), Map.of());
            for (Map.Entry<String, Map<Part, Integer>> e :
                    split.manifest().counts().entrySet()) {
                int total = e.getValue().values().stream().mapToInt(n -> n).sum();
                for (Part part : Part.values()) {
                    assertThat(e.getValue().getOrDefault(part, 0))
                            .as(round + " " + e)
                            .isGreaterThanOrEqualTo(total >= 6 ? 2 : 1);
                }
            }
        }
    }

    /** Small cases with groups, against every possible assignment. */
    @Test
    void groupedSplitsLackNothingThatAnySplitCouldGive() {
        int perfect = 0;
        for (int round = 0; round < 400; round++) {
            Random random = new Random(round);
            Map<String, String> groups = new HashMap<>();
            List<Picture> all = new ArrayList<>(pictures("other", 30));
            int groupCount = 3 + random.nextInt(5);
            List<Integer> sizes = new ArrayList<>();
            int number = 0;
            for (int g = 0; g < groupCount; g++) {
                int size = 1 + random.nextInt(random.nextBoolean() ? 3 : 12);
                sizes.add(size);
                for (int i = 0; i < size; i++) {
                    Picture p = TestPictures.picture("a/p" + number + ".png", "a", "a" + number++);
                    all.add(p);
                    groups.put(p.path(), "g" + g);
                }
            }
            Split split = split(TestPictures.scan(all), new SplitSettings(0.15, 0.15, round), groups);
            int total = number;
            int least = total >= 6 ? 2 : 1;
            boolean possible = anyAssignmentGives(sizes, least, 0, new int[3]);
            boolean given = List.of(Part.values()).stream().allMatch(p -> count(split, "a", p) >= least);
            if (possible) {
                perfect++;
                assertThat(given)
                        .as("round " + round + " sizes " + sizes + " "
                                + split.manifest().counts())
                        .isTrue();
            }
        }
        assertThat(perfect).isGreaterThan(200);
    }

    private static boolean anyAssignmentGives(List<Integer> sizes, int least, int at, int[] parts) {
        if (at == sizes.size()) {
            return parts[0] >= least && parts[1] >= least && parts[2] >= least;
        }
        for (int p = 0; p < 3; p++) {
            parts[p] += sizes.get(at);
            boolean found = anyAssignmentGives(sizes, least, at + 1, parts);
            parts[p] -= sizes.get(at);
            if (found) {
                return true;
            }
        }
        return false;
    }

    @Test
    void manyGroupsComeNearToTheFractions() {
        for (int round = 0; round < 30; round++) {
            Random random = new Random(round);
            Map<String, String> groups = new HashMap<>();
            List<Picture> all = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                for (Picture p : pictures(name, 200)) {
                    all.add(p);
                    groups.put(p.path(), name + (int) (30 * Math.pow(random.nextDouble(), 2)));
                }
            }
            Split split = split(TestPictures.scan(all), SplitSettings.standard(round), groups);
            for (String name : List.of("a", "b", "c")) {
                assertThat(count(split, name, Part.TEST)).as("round " + round).isBetween(20, 40);
                assertThat(count(split, name, Part.VALIDATION))
                        .as("round " + round)
                        .isBetween(20, 40);
            }
        }
    }

    @Test
    void oneGiantGroupGoesToTrainingAndTheRestIsShared() {
        Map<String, String> groups = new HashMap<>();
        List<Picture> all = new ArrayList<>(pictures("b", 40));
        for (Picture p : pictures("a", 100)) {
            all.add(p);
            if (groups.size() < 90) {
                groups.put(p.path(), "giant");
            }
        }
        Split split = split(TestPictures.scan(all), STANDARD, groups);
        assertThat(count(split, "a", Part.TRAIN)).isEqualTo(90);
        assertThat(count(split, "a", Part.VALIDATION)).isEqualTo(5);
        assertThat(count(split, "a", Part.TEST)).isEqualTo(5);
    }

    @Test
    void aClassOfOneGroupIsTrainedAndTheGapReported() {
        Map<String, String> groups = new HashMap<>();
        List<Picture> all = new ArrayList<>(pictures("b", 40));
        for (Picture p : pictures("a", 50)) {
            all.add(p);
            groups.put(p.path(), "everything");
        }
        Split split = split(TestPictures.scan(all), STANDARD, groups);
        assertThat(count(split, "a", Part.TRAIN)).isEqualTo(50);
        assertThat(split.problems())
                .contains(
                        new SplitProblem.ClassMissing("a", Part.TEST, 1, false),
                        new SplitProblem.ClassMissing("a", Part.VALIDATION, 1, false));
        assertThat(split.problems().get(0).message().english()).contains("only 1 group that must stay together");
    }

    @Test
    void ofTwoGroupsTheTestGetsOne() {
        Map<String, String> groups = new HashMap<>();
        List<Picture> all = new ArrayList<>(pictures("b", 40));
        for (Picture p : pictures("a", 50)) {
            all.add(p);
            groups.put(p.path(), groups.size() < 40 ? "large" : "small");
        }
        Split split = split(TestPictures.scan(all), STANDARD, groups);
        assertThat(count(split, "a", Part.TRAIN)).isEqualTo(40);
        assertThat(count(split, "a", Part.TEST)).isEqualTo(10);
    }

    @Test
    void theSplitDependsOnSeedAndPicturesNotOnNamesOrOrder() {
        List<Picture> all = pictures("a", 60);
        all.addAll(pictures("b", 50));
        Split first = split(TestPictures.scan(all), STANDARD, Map.of());
        List<Picture> renamed = new ArrayList<>();
        for (Picture p : all) {
            renamed.add(TestPictures.picture(
                    p.className() + "/" + Integer.toHexString(p.path().hashCode() * 31) + ".png",
                    p.className(),
                    p.className() + p.path().replaceAll("\\D", "")));
        }
        Collections.shuffle(renamed, new Random(3));
        Split second = split(TestPictures.scan(renamed), STANDARD, Map.of());
        assertThat(byDigest(second)).isEqualTo(byDigest(first));
        Split other = split(TestPictures.scan(all), SplitSettings.standard(2), Map.of());
        assertThat(byDigest(other)).isNotEqualTo(byDigest(first));
    }

    private static Map<String, Part> byDigest(Split split) {
        return split.manifest().entries().stream()
                .collect(Collectors.toMap(SplitManifest.Entry::digest, SplitManifest.Entry::part));
    }

    @Test
    void everyPictureIsTestedUnderSomeSeed() {
        Scan scan = TestPictures.scan(concat(pictures("a", 30), pictures("b", 30)));
        Set<String> tested = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            split(scan, SplitSettings.standard(seed), Map.of())
                    .manifest()
                    .of(Part.TEST)
                    .forEach(e -> tested.add(e.path()));
        }
        assertThat(tested).hasSize(60);
    }

    private static List<Picture> concat(List<Picture> a, List<Picture> b) {
        List<Picture> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static List<Picture> inPart(Part part, String className, int from, int count) {
        List<Picture> list = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            list.add(TestPictures.picture(
                    part.word() + "/" + className + "/" + i + ".png",
                    className,
                    className + i,
                    Optional.of(part),
                    Optional.empty()));
        }
        return list;
    }

    @Test
    void givenFoldersAreHonoured() {
        List<Picture> all = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            all.addAll(inPart(Part.TRAIN, name, 0, 10));
            all.addAll(inPart(Part.VALIDATION, name, 10, 7));
        }
        Split split = split(TestPictures.scan(all), STANDARD, Map.of());
        assertThat(split.manifest().entries())
                .allMatch(e -> e.path().startsWith(e.part().word() + "/"));
        assertThat(split.manifest().hasTest()).isFalse();
        assertThat(split.problems()).containsExactly(new SplitProblem.NoTest());
    }

    @Test
    void withoutValidationFolderValidationIsTakenFromTraining() {
        List<Picture> all = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            all.addAll(inPart(Part.TRAIN, name, 0, 85));
            all.addAll(inPart(Part.TEST, name, 85, 30));
        }
        Split split = split(TestPictures.scan(all), STANDARD, Map.of());
        // 15 of the 85 that 70 and 15 leave
        assertThat(count(split, "a", Part.VALIDATION)).isEqualTo(15);
        assertThat(count(split, "a", Part.TRAIN)).isEqualTo(70);
        assertThat(split.manifest().of(Part.TEST)).hasSize(60).allMatch(e -> e.path()
                .startsWith("test/"));
    }

    @Test
    void leaksBetweenGivenFoldersAreReportedAndCopiesLeftOut() {
        List<Picture> all = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            all.addAll(inPart(Part.TRAIN, name, 0, 20));
            all.addAll(inPart(Part.VALIDATION, name, 20, 6));
            all.addAll(inPart(Part.TEST, name, 26, 6));
        }
        // The same pictures as a0 (train) and a21 (val) once more in test.
        all.add(TestPictures.picture("test/a/copy.png", "a", "a0", Optional.of(Part.TEST), Optional.empty()));
        all.add(TestPictures.picture("test/a/copy2.png", "a", "a21", Optional.of(Part.TEST), Optional.empty()));
        Scan scan = TestPictures.scan(all);
        String b1 = all.get(33).digest();
        String b26 = scan.pictures().stream()
                .filter(p -> p.path().equals("test/b/26.png"))
                .findFirst()
                .orElseThrow()
                .digest();
        NearDuplicates alike = new NearDuplicates(List.of(new LookAlike(b1, b26, 3, 0.99, Orientation.SAME)));
        Map<String, String> groups = Map.of("train/a/5.png", "g", "train/a/6.png", "g", "val/a/20.png", "g");
        Split split = new Splitter(STANDARD).split(scan, units(scan, groups, alike));
        assertThat(split.leftOut()).extracting(Picture::path).containsExactly("train/a/0.png", "val/a/21.png");
        assertThat(split.problems())
                .filteredOn(SplitProblem.Leak.class::isInstance)
                .containsExactlyInAnyOrder(
                        new SplitProblem.Leak(SplitProblem.Kind.COPY, Part.TRAIN, Part.TEST, List.of("train/a/0.png")),
                        new SplitProblem.Leak(
                                SplitProblem.Kind.COPY, Part.VALIDATION, Part.TEST, List.of("val/a/21.png")),
                        new SplitProblem.Leak(
                                SplitProblem.Kind.LOOK_ALIKE,
                                Part.TRAIN,
                                Part.TEST,
                                List.of(all.get(33).path())),
                        new SplitProblem.Leak(
                                SplitProblem.Kind.GROUP,
                                Part.TRAIN,
                                Part.VALIDATION,
                                List.of("train/a/5.png", "train/a/6.png")));
        assertThat(split.manifest().of(Part.TEST)).hasSize(14);
        assertThat(split.problems()).allMatch(p -> !p.message().english().contains("{"));
    }

    @Test
    void aTableIsHonoured() {
        List<Picture> all = concat(pictures("a", 12), pictures("b", 12));
        Scan scan = TestPictures.scan(all);
        Map<String, Part> given = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            given.put(all.get(i).path(), i % 4 == 0 ? Part.TEST : i % 4 == 1 ? Part.VALIDATION : Part.TRAIN);
        }
        Split split = new Splitter(STANDARD).split(scan, units(scan, Map.of(), NearDuplicates.none()), given);
        assertThat(split.manifest().entries()).allMatch(e -> e.part() == given.get(e.path()));
        assertThat(split.problems()).isEmpty();
    }

    @Test
    void aTableThatLeavesAClassNothingToLearnFromIsRefused() {
        List<Picture> all = concat(pictures("a", 6), pictures("b", 6));
        Scan scan = TestPictures.scan(all);
        Map<String, Part> given = new HashMap<>();
        all.forEach(p -> given.put(p.path(), p.className().equals("a") ? Part.TRAIN : Part.TEST));
        all.subList(0, 2).forEach(p -> given.put(p.path(), Part.VALIDATION));
        assertThatThrownBy(
                        () -> new Splitter(STANDARD).split(scan, units(scan, Map.of(), NearDuplicates.none()), given))
                .isInstanceOfSatisfying(GraftException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.DATA);
                    assertThat(e.userMessage().english()).contains("\"b\"").contains("train");
                });
    }

    @Test
    void wrongFractionsAreRefused() {
        for (double[] f : new double[][] {{0, 0.1}, {0.6, 0.1}, {0.1, -0.1}, {0.1, 0.6}, {0.5, 0.4}, {Double.NaN, 0}}) {
            assertThatThrownBy(() -> new SplitSettings(f[0], f[1], 1))
                    .isInstanceOfSatisfying(
                            GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
        }
    }

    @Test
    void manifestsSurviveTheirFile(@TempDir Path temp) throws Exception {
        Map<String, String> groups = Map.of("a/p1.png", "with \"quotes\", commas\nand lines");
        List<Picture> all = concat(pictures("a", 12), pictures("b, ünd \"c\" 🐝", 12));
        SplitManifest manifest = split(TestPictures.scan(all), STANDARD, groups).manifest();
        Path file = temp.resolve("run/split.csv");
        manifest.write(file);
        assertThat(SplitManifest.read(file)).isEqualTo(manifest);
        String text = java.nio.file.Files.readString(file);
        for (String broken :
                List.of("", "rubbish", text.substring(0, text.length() - 40), text.replace("train", "trian"))) {
            java.nio.file.Files.writeString(file, broken);
            assertThatThrownBy(() -> SplitManifest.read(file)).isInstanceOf(GraftException.class);
        }
    }

    @Test
    void twentyThousandPicturesInGroupsComeNearToTheFractions() {
        List<Picture> all = new ArrayList<>();
        Map<String, String> groups = new HashMap<>();
        for (int c = 0; c < 10; c++) {
            for (Picture p : pictures("class" + c, 2000)) {
                all.add(p);
                groups.put(p.path(), p.className() + p.path().hashCode() % 400);
            }
        }
        Scan scan = TestPictures.scan(all);
        Split split = split(scan, STANDARD, groups);
        assertThat(split.manifest().of(Part.TEST).size()).isBetween(2900, 3100);
    }

    private static Map<String, Set<Part>> partsOf(
            Split split, java.util.function.Function<SplitManifest.Entry, String> key) {
        return split.manifest().entries().stream()
                .collect(Collectors.groupingBy(key, Collectors.mapping(SplitManifest.Entry::part, Collectors.toSet())));
    }

    private static Scan randomScan(Random random, Map<String, String> groups, boolean groupsAcross) {
        List<Picture> all = new ArrayList<>();
        int classes = 2 + random.nextInt(5);
        for (int c = 0; c < classes; c++) {
            String name = "class" + c;
            int distinct = 3 + random.nextInt(random.nextInt(4) == 0 ? 200 : 30);
            int groupCount = 1 + random.nextInt(distinct);
            for (int i = 0; i < distinct; i++) {
                int copies = random.nextInt(10) == 0 ? 2 + random.nextInt(2) : 1;
                for (int k = 0; k < copies; k++) {
                    Picture p = TestPictures.picture(name + "/p" + i + "-" + k + ".png", name, name + i);
                    all.add(p);
                    if (random.nextInt(3) > 0) {
                        int g = (int) (groupCount * Math.pow(random.nextDouble(), 1 + random.nextInt(3)));
                        groups.put(p.path(), (groupsAcross ? "" : name) + "g" + g);
                    }
                }
            }
        }
        return TestPictures.scan(all);
    }

    private static NearDuplicates randomPairs(Random random, Scan scan) {
        List<LookAlike> pairs = new ArrayList<>();
        for (int i = 0; i < random.nextInt(8); i++) {
            Picture a = scan.pictures().get(random.nextInt(scan.pictures().size()));
            Picture b = scan.pictures().get(random.nextInt(scan.pictures().size()));
            pairs.add(new LookAlike(a.digest(), b.digest(), 2, 0.99, Orientation.SAME));
        }
        return new NearDuplicates(pairs);
    }

    @Test
    void unitsAreChainsOfCopiesGroupsAndLookAlikes() {
        List<Picture> all = pictures("a", 6);
        Picture copy = TestPictures.picture("b/copy.png", "a", "a3");
        all.add(copy);
        NearDuplicates alike = new NearDuplicates(
                List.of(new LookAlike(all.get(0).digest(), all.get(1).digest(), 1, 1, Orientation.SAME)));
        Grouping groups = new Grouping(Grouping.Source.FILE, Map.of("a/p1.png", "g", "b/copy.png", "g"));
        Units units = Units.of(all, groups, alike);
        assertThat(units.all().stream().map(u -> u.pictures().size()).sorted()).containsExactly(1, 1, 1, 4);
        Unit joined = units.all().stream()
                .filter(u -> u.pictures().size() == 4)
                .findFirst()
                .orElseThrow();
        assertThat(joined.pictures())
                .extracting(Picture::path)
                .containsExactlyInAnyOrder("a/p0.png", "a/p1.png", "a/p3.png", "b/copy.png");
        assertThat(joined.group()).contains("g");
        assertThat(NearDuplicates.find(List.of(), 1, Progress.NONE, new CancellationToken())
                        .pairs())
                .isEmpty();
    }
}
