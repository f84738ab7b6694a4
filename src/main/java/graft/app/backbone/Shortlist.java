package graft.app.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The few backbones that are shown at first, so that choosing stays easy, and the rest.
 *
 * @param shown the recommended one first, at most {@value #MOST}, the chosen one always among them
 * @param rest all others, in their order
 */
record Shortlist(List<BackboneOffer> shown, List<BackboneOffer> rest) {

    /** More than a person compares. */
    static final int MOST = 5;

    Shortlist {
        shown = List.copyOf(shown);
        rest = List.copyOf(rest);
    }

    /**
     * Picks them: the recommended, the chosen, then those that are ready, then the first that can be had.
     *
     * @param offers in the order in which they are offered, those that are ready first
     */
    static Shortlist of(
            List<BackboneOffer> offers, Optional<BackboneOffer> recommended, Optional<BackboneOffer> chosen) {
        List<BackboneOffer> order = new ArrayList<>();
        recommended.ifPresent(order::add);
        chosen.filter(c -> !order.contains(c)).ifPresent(order::add);
        offers.stream().filter(o -> !order.contains(o)).forEach(order::add);
        List<BackboneOffer> picked = order.subList(0, Math.min(MOST, order.size()));
        // Choosing another card must not move the cards under the pointer: after the recommended one their order holds.
        List<BackboneOffer> shown = new ArrayList<>();
        recommended.ifPresent(shown::add);
        offers.stream().filter(o -> picked.contains(o) && !shown.contains(o)).forEach(shown::add);
        return new Shortlist(
                shown, offers.stream().filter(o -> !shown.contains(o)).toList());
    }

    /**
     * Those of a list in which all words of a search occur, in any order.
     *
     * @param text what is searched in an offer, in the language of the person
     */
    static List<BackboneOffer> matching(
            List<BackboneOffer> offers, String search, Function<BackboneOffer, String> text) {
        List<String> words = List.of(search.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return offers.stream()
                .filter(offer -> {
                    String lower = text.apply(offer).toLowerCase(Locale.ROOT);
                    return words.stream().allMatch(lower::contains);
                })
                .toList();
    }
}
