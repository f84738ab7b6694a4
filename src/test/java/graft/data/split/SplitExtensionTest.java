package graft.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import graft.data.Part;
import graft.data.TestPictures;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.similar.NearDuplicates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SplitExtensionTest {

    private static Units units(Scan scan, Map<String, String> groups) {
        return Units.of(scan.usable(), new Grouping(Grouping.Source.FILE, groups), NearDuplicates.none());
    }

    private static SplitManifest first(List<Picture> pictures, Map<String, String> groups) {
        Scan scan = TestPictures.scan(pictures);
        return new Splitter(SplitSettings.standard(1))
                .split(scan, units(scan, groups))
                .manifest();
    }

    private static Split extended(SplitManifest old, List<Picture> pictures, Map<String, String> groups, long seed) {
        Scan scan = TestPictures.scan(pictures);
        return new SplitExtension(SplitSettings.standard(seed)).extend(old, scan, units(scan, groups));
    }

    private static List<Picture> pictures(String className, int from, int count) {
        List<Picture> list = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            list.add(TestPictures.picture(className + "/p" + i + ".png", className, className + i));
        }
        return list;
    }

    private static List<Picture> both(int from, int count) {
        List<Picture> all = pictures("a", from, count);
        all.addAll(pictures("b", from, count));
        return all;
    }

    private static Map<String, Part> byDigest(SplitManifest manifest) {
        return manifest.entries().stream()
                .collect(Collectors.toMap(SplitManifest.Entry::digest, SplitManifest.Entry::part));
    }

    @Test
    void theSamePicturesKeepTheSameSplitUnderAnySeed() {
        SplitManifest old = first(both(0, 40), Map.of());
        assertThat(extended(old, both(0, 40), Map.of(), 99).manifest()).isEqualTo(old);
    }

    @Test
    void newPicturesFillUpTheFractions() {
        SplitManifest old = first(both(0, 40), Map.of());
        List<Picture> more = both(0, 100);
        SplitManifest now = extended(old, more, Map.of(), 2).manifest();
        assertThat(byDigest(now)).containsAllEntriesOf(byDigest(old));
        assertThat(now.counts().get("a")).isEqualTo(Map.of(Part.TRAIN, 70, Part.VALIDATION, 15, Part.TEST, 15));
    }

    @Test
    void aNewClassIsSplitToo() {
        SplitManifest old = first(both(0, 40), Map.of());
        List<Picture> more = both(0, 40);
        more.addAll(pictures("c", 0, 10));
        SplitManifest now = extended(old, more, Map.of(), 2).manifest();
        assertThat(now.counts().get("c")).isEqualTo(Map.of(Part.TRAIN, 6, Part.VALIDATION, 2, Part.TEST, 2));
    }

    @Test
    void renamedMovedAndRelabelledPicturesAreKnownByTheirPixels() {
        SplitManifest old = first(both(0, 40), Map.of());
        Map<String, Part> before = byDigest(old);
        List<Picture> moved = both(0, 40).stream()
                .map(p -> TestPictures.picture(
                        "b/sub/" + p.className() + p.file().name(),
                        "b",
                        p.className() + p.path().replaceAll("\\D", "")))
                .collect(Collectors.toCollection(ArrayList::new));
        moved.addAll(pictures("a", 100, 20));
        SplitManifest now = extended(old, moved, Map.of(), 5).manifest();
        assertThat(byDigest(now)).containsAllEntriesOf(before);
        assertThat(now.entries())
                .filteredOn(e -> before.containsKey(e.digest()))
                .allMatch(e -> e.className().equals("b"));
    }

    @Test
    void retouchedPicturesAreKnownByTheirPath() {
        SplitManifest old = first(both(0, 40), Map.of());
        List<Picture> retouched = both(0, 40).stream()
                .map(p -> TestPictures.picture(p.path(), p.className(), "retouched " + p.path()))
                .toList();
        SplitManifest now = extended(old, retouched, Map.of(), 3).manifest();
        assertThat(byPath(now.present())).isEqualTo(byPath(old.entries()));
        assertThat(now.present()).hasSize(80);
        // The pictures as they were are away, and would come back to their parts.
        assertThat(byDigest(now)).containsAllEntriesOf(byDigest(old));
    }

    private static Map<String, Part> byPath(List<SplitManifest.Entry> entries) {
        return entries.stream().collect(Collectors.toMap(SplitManifest.Entry::path, SplitManifest.Entry::part));
    }

    @Test
    void aNameUsedAgainForAMovedPictureSaysNothing() {
        SplitManifest old = first(both(0, 40), Map.of());
        String path = old.of(Part.TEST).get(0).path();
        // The test picture moves to another name, and an old training picture takes its place.
        String trained = old.of(Part.TRAIN).get(0).path();
        List<Picture> swapped = both(0, 40).stream()
                .map(p -> p.path().equals(path) ? renamed(p, trained) : p.path().equals(trained) ? renamed(p, path) : p)
                .toList();
        assertThat(byDigest(extended(old, swapped, Map.of(), 3).manifest())).isEqualTo(byDigest(old));
    }

    private static Picture renamed(Picture p, String path) {
        return TestPictures.picture(
                path, p.className(), p.className() + p.path().replaceAll("\\D", ""));
    }

    @Test
    void picturesThatWereAwayComeBackToTheirPart() {
        SplitManifest old = first(both(0, 40), Map.of());
        SplitManifest without = extended(old, both(10, 30), Map.of(), 2).manifest();
        assertThat(without.present()).hasSize(60);
        assertThat(without.entries()).hasSize(80);
        assertThat(extended(without, both(0, 40), Map.of(), 3).manifest()).isEqualTo(old);
    }

    @Test
    void newPicturesOfATestedGroupAreTested() {
        Map<String, String> groups = new HashMap<>();
        both(0, 80)
                .forEach(p -> groups.put(
                        p.path(),
                        p.className()
                                + p.path().replaceAll("\\D", "").length()
                                + p.path().replaceAll(".*p(\\d).*", "$1")));
        SplitManifest old = first(both(0, 40), groups);
        SplitManifest now = extended(old, both(0, 80), groups, 4).manifest();
        Map<String, Set<Part>> partsOfGroup = now.entries().stream()
                .collect(Collectors.groupingBy(
                        e -> e.group().orElseThrow(),
                        Collectors.mapping(SplitManifest.Entry::part, Collectors.toSet())));
        assertThat(partsOfGroup.values()).allMatch(parts -> parts.size() == 1);
        assertThat(byDigest(now)).containsAllEntriesOf(byDigest(old));
    }

    @Test
    void aGroupWhoseTestPicturesAreGoneIsStillTested() {
        Map<String, String> groups = new HashMap<>();
        List<Picture> all = both(0, 40);
        SplitManifest ungrouped = first(all, Map.of());
        String tested = ungrouped.of(Part.TEST).get(0).path();
        groups.put(tested, "leaf");
        groups.put("a/p500.png", "leaf");
        SplitManifest old = first(all, groups);
        List<Picture> without =
                all.stream().filter(p -> !p.path().equals(tested)).collect(Collectors.toCollection(ArrayList::new));
        without.addAll(pictures("a", 500, 1));
        SplitManifest now = extended(old, without, groups, 1).manifest();
        assertThat(now.entries())
                .filteredOn(e -> e.path().equals("a/p500.png"))
                .extracting(SplitManifest.Entry::part)
                .containsExactly(byDigest(old)
                        .get(all.stream()
                                .filter(p -> p.path().equals(tested))
                                .findFirst()
                                .orElseThrow()
                                .digest()));
    }

    @Test
    void newPicturesInPartFoldersGoThereAndMovedOnesStay() {
        List<Picture> all = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            for (Part part : Part.values()) {
                for (int i = 0; i < 8; i++) {
                    all.add(inFolder(part, name, part.word() + i));
                }
            }
        }
        SplitManifest old = first(all, Map.of());
        List<Picture> later = all.stream()
                .map(p -> p.path().equals("test/a/test0.png") ? inFolder(Part.TRAIN, "a", "test0") : p)
                .collect(Collectors.toCollection(ArrayList::new));
        later.add(inFolder(Part.TRAIN, "a", "new1"));
        later.add(inFolder(Part.TEST, "b", "new2"));
        Split now = extended(old, later, Map.of(), 1);
        Map<String, Part> parts = now.manifest().entries().stream()
                .collect(Collectors.toMap(SplitManifest.Entry::path, SplitManifest.Entry::part));
        assertThat(parts)
                .containsEntry("train/a/test0.png", Part.TEST)
                .containsEntry("train/a/new1.png", Part.TRAIN)
                .containsEntry("test/b/new2.png", Part.TEST);
        assertThat(now.problems()).contains(new SplitProblem.StayedPut(List.of("train/a/test0.png")));
    }

    @Test
    void aCopyInTheTrainingFolderStaysOutAsAtFirst() {
        List<Picture> all = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            for (Part part : Part.values()) {
                for (int i = 0; i < 8; i++) {
                    all.add(inFolder(part, name, part.word() + i));
                }
            }
        }
        all.add(inFolder(Part.TRAIN, "a", "test3"));
        all.add(inFolder(Part.TRAIN, "b", "val5"));
        SplitManifest old = first(all, Map.of());
        Split again = extended(old, all, Map.of(), 2);
        assertThat(old.entries()).hasSize(48);
        assertThat(again.manifest()).isEqualTo(old);
        assertThat(again.problems()).noneMatch(p -> p instanceof SplitProblem.StayedPut);
        assertThat(again.leftOut()).extracting(Picture::path).containsExactly("train/a/test3.png", "train/b/val5.png");
    }

    private static Picture inFolder(Part part, String className, String content) {
        return TestPictures.picture(
                part.word() + "/" + className + "/" + content + ".png",
                className,
                className + content,
                Optional.of(part),
                Optional.empty());
    }

    /** A project's life in random steps: no picture that was ever tested is ever learned from. */
    @Test
    void overARandomLifeNoPictureEverChangesItsPart() {
        for (int round = 0; round < 60; round++) {
            Random random = new Random(round);
            Map<String, String> groups = new HashMap<>();
            List<Picture> pictures = both(0, 10 + random.nextInt(30));
            group(random, pictures, groups);
            SplitManifest manifest = first(pictures, groups);
            Map<String, Part> ever = new HashMap<>(byDigest(manifest));
            for (int step = 0; step < 6; step++) {
                pictures = changed(random, pictures, step);
                group(random, pictures, groups);
                Split split = extended(manifest, pictures, groups, random.nextLong());
                manifest = split.manifest();
                String what = "round " + round + " step " + step;
                Map<String, Part> now = byDigest(manifest);
                assertThat(now).as(what).containsAllEntriesOf(ever);
                ever.putAll(now);
                assertThat(manifest.present()).as(what).hasSize(pictures.size());
                assertThat(newBesideTested(manifest, ever, step)).as(what).isEmpty();
            }
        }
    }

    /** Training pictures that came in this step in a unit that holds a test picture. */
    private static Set<String> newBesideTested(SplitManifest manifest, Map<String, Part> ever, int step) {
        Set<String> testedUnits =
                manifest.of(Part.TEST).stream().map(SplitManifest.Entry::unit).collect(Collectors.toSet());
        Set<String> wrong = new HashSet<>();
        for (SplitManifest.Entry e : manifest.of(Part.TRAIN)) {
            if (testedUnits.contains(e.unit()) && e.path().contains("-new" + step)) {
                wrong.add(e.path());
            }
        }
        return wrong;
    }

    private static List<Picture> changed(Random random, List<Picture> pictures, int step) {
        List<Picture> next = new ArrayList<>();
        for (Picture p : pictures) {
            String content = p.path().replaceAll(".*/([^/]*)\\.png", "$1").replaceAll("^moved\\d+-", "");
            int chance = random.nextInt(12);
            if (chance == 0 && keepsEnough(pictures, p)) {
                continue;
            }
            next.add(
                    chance == 1
                            ? TestPictures.picture(
                                    p.className() + "/moved" + step + "-" + content + ".png",
                                    p.className(),
                                    contentOf(p))
                            : p);
        }
        for (int i = 0; i < random.nextInt(15); i++) {
            String name = random.nextBoolean() ? "a" : "b";
            String content = name + "-new" + step + "-" + i;
            next.add(TestPictures.picture(name + "/" + content + ".png", name, content));
        }
        return next;
    }

    private static String contentOf(Picture p) {
        String name = p.path().replaceAll(".*/([^/]*)\\.png", "$1").replaceAll("^moved\\d+-", "");
        return name.startsWith("p") ? p.className() + name.substring(1) : name;
    }

    private static boolean keepsEnough(List<Picture> pictures, Picture p) {
        return pictures.stream()
                        .filter(o -> o.className().equals(p.className()))
                        .count()
                > 8;
    }

    private static void group(Random random, List<Picture> pictures, Map<String, String> groups) {
        for (Picture p : pictures) {
            if (random.nextInt(4) == 0) {
                groups.putIfAbsent(p.path(), p.className() + random.nextInt(12));
            }
        }
    }
}
