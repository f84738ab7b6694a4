package graft.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import graft.data.TestPictures;
import graft.data.scan.Picture;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfferedGroupingTest {

    private static List<OfferedGrouping> offers(List<Picture> pictures) {
        List<OfferedGrouping> offers = OfferedGrouping.find(TestPictures.scan(pictures));
        assertThat(offers).allMatch(o -> !o.sentence().english().contains("{"));
        return offers;
    }

    private static Picture picture(String path) {
        return TestPictures.picture(path, path.split("/")[0], path);
    }

    @Test
    void fileNamesThatBeginAlikeAreOffered() {
        List<Picture> all = new ArrayList<>();
        for (int leaf = 0; leaf < 12; leaf++) {
            for (int i = 0; i < 4; i++) {
                all.add(picture((leaf % 2 == 0 ? "rust" : "healthy") + "/leaf%02d_img%d.jpg".formatted(leaf, i)));
            }
        }
        List<OfferedGrouping> offers = offers(all);
        assertThat(offers).hasSize(1);
        OfferedGrouping offer = offers.get(0);
        assertThat(offer.grouping().source()).isEqualTo(Grouping.Source.FILE_NAMES);
        assertThat(offer.groups()).isEqualTo(12);
        assertThat(offer.grouped()).isEqualTo(48);
        assertThat(offer.largest()).isEqualTo(4);
        assertThat(offer.grouping().of("rust/leaf04_img2.jpg")).contains("leaf04");
        assertThat(offer.sentence().english())
                .contains("48 pictures begin alike")
                .contains("12 groups of up to 4");
    }

    @Test
    void otherWaysToNumberAreOfferedToo() {
        for (String pattern : List.of("plant%d-2024-05-%02d.jpg", "%d%c.jpg", "plant%d (%d).jpg", "plant %d %d.jpg")) {
            List<Picture> all = new ArrayList<>();
            for (int g = 0; g < 10; g++) {
                for (int i = 1; i < 5; i++) {
                    Object second = pattern.contains("%c") ? (Object) (char) ('a' + i) : (Object) i;
                    all.add(picture((g % 2 == 0 ? "x/" : "y/") + pattern.formatted(g, second)));
                }
            }
            assertThat(offers(all)).as(pattern).hasSize(1);
            assertThat(offers(all).get(0).groups()).as(pattern).isEqualTo(10);
        }
    }

    @Test
    void plainNumbersAndSingleNamesAreNotOffered() {
        List<Picture> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(picture("rust/IMG_%04d.jpg".formatted(i)));
            all.add(picture("healthy/healthy%d.jpg".formatted(i)));
            all.add(picture("mildew/%09d_x%d_m.jpg".formatted(i * 7919, i)));
        }
        assertThat(offers(all)).isEmpty();
    }

    @Test
    void subFoldersAreOffered() {
        List<Picture> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(picture("rust/plant%d/%d.jpg".formatted(i / 5, i)));
            all.add(picture("healthy/%d.jpg".formatted(i)));
        }
        List<OfferedGrouping> offers = offers(all);
        assertThat(offers).extracting(o -> o.grouping().source()).containsExactly(Grouping.Source.SUB_FOLDERS);
        assertThat(offers.get(0).groups()).isEqualTo(6);
        assertThat(offers.get(0).examples().get(0).paths()).hasSize(3);
    }

    @Test
    void burstsAreChainsWithinThirtySecondsOfOneClass() {
        LocalDateTime start = LocalDateTime.of(2024, 5, 1, 12, 0);
        List<Picture> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            // three pictures 30 s apart, then 31 s of nothing
            LocalDateTime taken = start.plusSeconds(i / 3 * 91L + i % 3 * 30L);
            for (String name : List.of("rust", "healthy")) {
                all.add(TestPictures.picture(
                        name + "/" + (char) ('a' + i % 26) + i + ".jpg",
                        name,
                        name + i,
                        Optional.empty(),
                        Optional.of(taken)));
            }
        }
        List<OfferedGrouping> offers = offers(all);
        assertThat(offers).extracting(o -> o.grouping().source()).containsExactly(Grouping.Source.BURSTS);
        assertThat(offers.get(0).groups()).isEqualTo(20);
        assertThat(offers.get(0).largest()).isEqualTo(3);
    }

    @Test
    void aGroupingThatIsTheClassesAgainIsNotOffered() {
        List<Picture> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(picture("rust/all/rust_%d.jpg".formatted(i)));
            all.add(picture("healthy/all2/healthy_%d.jpg".formatted(i)));
        }
        assertThat(offers(all)).isEmpty();
    }
}
