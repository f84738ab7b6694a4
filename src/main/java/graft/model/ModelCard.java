package graft.model;

import graft.common.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The page that travels with a model and says in plain words what it is for, how well it did, and where its limits are
 * (after Mitchell et al., Model cards for model reporting, 2019).
 *
 * @param model what the file says of itself
 * @param results how well it did, one sentence each, in the order to be read; none where nothing was measured
 * @param limits what it was not tested for and other warnings, one sentence each
 */
public record ModelCard(ModelMetadata model, List<Message> results, List<Message> limits) {

    public ModelCard {
        results = List.copyOf(results);
        limits = List.copyOf(limits);
    }

    /** The card in Markdown. Labels and titles appear as text, whatever characters they have. */
    public String markdown(Locale locale) {
        List<String> lines = new ArrayList<>();
        String title =
                model.title().isEmpty() ? Message.of("model.cardUntitled").text(locale) : escaped(model.title());
        lines.add("# " + title);
        lines.add(Message.of("model.cardIs", Integer.toString(model.labels().size()))
                .text(locale));
        lines.add(bullets(model.labels().stream().map(ModelCard::escaped).toList()));
        lines.add("## " + Message.of("model.cardResults").text(locale));
        lines.add(
                results.isEmpty()
                        ? Message.of("model.cardNoResults").text(locale)
                        : bullets(results.stream()
                                .map(r -> escaped(r.text(locale)))
                                .toList()));
        lines.add("## " + Message.of("model.cardLimits").text(locale));
        lines.add(bullets(limits(locale)));
        lines.add("## " + Message.of("model.cardTerms").text(locale));
        lines.add(bullets(terms(locale)));
        lines.add("## " + Message.of("model.cardHow").text(locale));
        lines.add(bullets(facts(locale)));
        return String.join("\n\n", lines) + "\n";
    }

    private List<String> limits(Locale locale) {
        List<String> all = new ArrayList<>();
        all.add(Message.of("model.cardAlike").text(locale));
        all.add(model.limit()
                .map(l -> Message.of("model.cardLimit", percent(l.probability()), l.pictures()))
                .orElse(Message.of("model.cardNoLimit"))
                .text(locale));
        limits.forEach(l -> all.add(escaped(l.text(locale))));
        return all;
    }

    private List<String> terms(Locale locale) {
        BackboneNote backbone = model.backbone();
        return List.of(
                Message.of("model.cardLicence", escaped(backbone.id()), escaped(backbone.licence()))
                        .text(locale),
                Message.of("model.cardDataTerms", escaped(backbone.dataTerms())).text(locale));
    }

    private List<String> facts(Locale locale) {
        PictureCounts counts = model.counts();
        return List.of(
                Message.of("model.cardCounts", counts.training(), counts.validation(), counts.test())
                        .text(locale),
                Message.of(
                                "model.cardInput",
                                Integer.toString(model.width()),
                                Integer.toString(model.height()),
                                model.fit().text(),
                                model.resize(),
                                model.decoding())
                        .text(locale),
                Message.of(
                                "model.cardMade",
                                escaped(model.graftVersion()),
                                model.created().toString())
                        .text(locale),
                Message.of("model.cardId", escaped(model.id()), Integer.toString(model.version()))
                        .text(locale));
    }

    private static String percent(double probability) {
        return String.format(Locale.ROOT, "%.0f", 100 * probability);
    }

    private static String bullets(List<String> items) {
        return "- " + String.join("\n- ", items);
    }

    /** A text that Markdown shows as it is, and that makes neither markup nor HTML. */
    private static String escaped(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("([\\\\`*_{}\\[\\]#|~])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
