package graft.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.backbone.BackboneOffer.Availability;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortlistTest {

    private static final List<BackboneOffer> OFFERS = IntStream.range(0, 9)
            .mapToObj(i -> TrialVerdictTest.offer(
                    "b" + i, 100, i < 3 ? new Availability.Ready(i == 0) : new Availability.FromFile()))
            .toList();

    @Test
    void fiveAtMostAndNoneIsLost() {
        Shortlist list = Shortlist.of(OFFERS, Optional.of(OFFERS.get(0)), Optional.of(OFFERS.get(0)));
        assertThat(list.shown()).isEqualTo(OFFERS.subList(0, 5));
        assertThat(list.rest()).isEqualTo(OFFERS.subList(5, 9));
    }

    @Test
    void theChosenIsAlwaysSeenAndTheRecommendedIsFirst() {
        Shortlist list = Shortlist.of(OFFERS, Optional.of(OFFERS.get(2)), Optional.of(OFFERS.get(8)));
        assertThat(list.shown())
                .containsExactly(OFFERS.get(2), OFFERS.get(0), OFFERS.get(1), OFFERS.get(3), OFFERS.get(8));
        assertThat(list.rest()).hasSize(4).doesNotContain(OFFERS.get(8));
    }

    @Test
    void choosingAmongTheShownMovesNoCard() {
        Shortlist before = Shortlist.of(OFFERS, Optional.of(OFFERS.get(0)), Optional.of(OFFERS.get(0)));
        assertThat(Shortlist.of(OFFERS, Optional.of(OFFERS.get(0)), Optional.of(OFFERS.get(2))))
                .isEqualTo(before);
    }

    @Test
    void fewerThanFiveAreAllShown() {
        assertThat(Shortlist.of(OFFERS.subList(0, 2), Optional.empty(), Optional.empty())
                        .rest())
                .isEmpty();
    }

    @Test
    void aSearchWantsAllItsWordsInAnyOrder() {
        assertThat(matching("  b7 the ")).containsExactly(OFFERS.get(7));
        assertThat(matching("mit")).hasSize(9);
        assertThat(matching("")).hasSize(9);
        assertThat(matching("no such thing")).isEmpty();
    }

    private static List<BackboneOffer> matching(String search) {
        return Shortlist.matching(OFFERS, search, o -> o.title() + " " + o.id() + " " + o.licence());
    }
}
