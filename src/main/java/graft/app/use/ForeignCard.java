package graft.app.use;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.common.Message;
import graft.evaluation.Percent;
import graft.evaluation.Proportion;
import graft.evaluation.Purpose;
import graft.model.ModelMetadata;
import graft.model.StatedResult;
import graft.worker.protocol.OpeningCall;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What a model from elsewhere says of itself, each line told as its word and not as Graft's. */
final class ForeignCard extends VBox {

    /** More than these are not read through. */
    private static final int CLASSES = 24;

    /** Longer words of a stranger are cut short. */
    private static final int LONGEST = 60;

    private final Widgets widgets;
    private final Texts texts;
    private final ZoneId zone;

    ForeignCard(Widgets widgets, OpeningCall.Report report, ZoneId zone) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.zone = zone;
        ModelMetadata model = report.model();
        getStyleClass().add("card");
        setId("foreign-facts");
        getChildren()
                .addAll(
                        widgets.label("foreign.says", "card-title"),
                        row("foreign.result", () -> result(report.stated())),
                        row("foreign.classes", () -> classes(model.labels())),
                        row(
                                "foreign.pictures",
                                () -> texts.get(
                                        "foreign.picturesText",
                                        model.counts().training(),
                                        model.counts().validation(),
                                        model.counts().test())),
                        row("foreign.made", () -> made(model)),
                        row(
                                "foreign.builtOn",
                                () -> texts.get(
                                        "foreign.builtOnText",
                                        shortened(model.backbone().id()),
                                        shortened(model.backbone().licence()))),
                        row("foreign.terms", () -> shortened(model.backbone().dataTerms(), 8 * LONGEST)),
                        widgets.paragraph("foreign.ownWord", "small-text", "muted"));
    }

    private Node row(String nameKey, Supplier<String> text) {
        return Widgets.column("stack-box", widgets.paragraph(nameKey, "caption"), widgets.paragraph(texts.bind(text)));
    }

    private String result(Optional<StatedResult> stated) {
        return stated.map(s -> texts.get(sentence(s.purpose()), s.right(), s.pictures(), texts.get(share(s))))
                .orElseGet(() -> texts.get("foreign.noResult"));
    }

    private static String sentence(Purpose purpose) {
        return switch (purpose) {
            case TEST, INDEPENDENT_TEST -> "foreign.resultTest";
            case VALIDATION -> "foreign.resultValidation";
            case CROSS_VALIDATION -> "foreign.resultFolds";
        };
    }

    /** In percent only where the pictures are enough for that. */
    private static Message share(StatedResult stated) {
        return stated.pictures() < Proportion.FEWEST_FOR_PERCENT
                ? Message.of("shell.ofAll", stated.right(), stated.pictures())
                : Message.of("shell.percent", Percent.of((double) stated.right() / stated.pictures()));
    }

    private String classes(List<String> labels) {
        String names =
                labels.stream().limit(CLASSES).map(ForeignCard::shortened).collect(Collectors.joining(", "));
        return labels.size() <= CLASSES ? names : texts.get("foreign.moreClasses", names, labels.size() - CLASSES);
    }

    private String made(ModelMetadata model) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .format(model.created().atZone(zone));
        return texts.get("foreign.madeText", day, shortened(model.graftVersion()), model.version());
    }

    static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    private static String shortened(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }
}
