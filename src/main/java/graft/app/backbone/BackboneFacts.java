package graft.app.backbone;

import graft.app.control.Columns;
import graft.app.control.Widgets;
import graft.app.i18n.ByteText;
import graft.app.i18n.Texts;
import graft.backbone.BackboneTexts;
import graft.evaluation.Evaluation;
import graft.evaluation.Percent;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** What a backbone costs and was measured at here; behind "Details" what was published about it. */
final class BackboneFacts extends VBox {

    private static final double TEN = 10;

    private final Widgets widgets;
    private final Texts texts;
    private final BackboneOffer offer;
    private final Optional<Trial> trial;

    /**
     * @param trial how it did on the person's pictures, once it was tried
     */
    BackboneFacts(Widgets widgets, BackboneOffer offer, Optional<Trial> trial, boolean wide) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.offer = offer;
        this.trial = trial;
        Columns facts = new Columns(
                new double[] {24, 38, 38},
                fact("backbones.size", texts.bind(() -> ByteText.of(offer.bytes(), texts))),
                fact(wide ? "backbones.speed" : "backbones.speedShort", texts.bind(this::speed)),
                fact(wide ? "backbones.onYours" : "backbones.onYoursShort", texts.bind(this::accuracy)));
        facts.getStyleClass().add("facts");
        VBox details = details();
        Hyperlink more = widgets.link(
                texts.bind(
                        () -> texts.get(details.isVisible() ? "backbones.fewerDetails" : "backbones.details"),
                        details.visibleProperty()),
                () -> details.setVisible(!details.isVisible()));
        more.accessibleTextProperty().bind(texts.bind("backbones.detailsOf", BackboneTexts.of(offer.title())));
        getStyleClass().add("group-box");
        getChildren().addAll(facts, more, details);
    }

    private Node fact(String nameKey, ObservableValue<String> value) {
        return Widgets.column("stack-box", widgets.label(nameKey, "caption"), widgets.paragraph(value, "small-text"));
    }

    /** As it was measured here, or "about" with the word that it is estimated. */
    private String speed() {
        return trial.flatMap(t -> t.tried().picturesPerSecond())
                .map(measured -> texts.get("backbones.speedMeasured", twoDigits(Math.round(measured))))
                .orElseGet(() -> texts.get("backbones.speedAbout", twoDigits(offer.picturesPerSecond())));
    }

    /** Two digits, because more would claim more than holds a minute later. */
    private static long twoDigits(long speed) {
        long unit = (long) Math.pow(TEN, Math.max(0, (int) Math.log10((double) Math.max(1, speed)) - 1));
        return Math.max(1, speed / unit * unit);
    }

    private String accuracy() {
        return trial.filter(Trial::answered)
                .map(Trial::evaluation)
                .map(this::accuracy)
                .orElseGet(() -> texts.get("backbones.notTried"));
    }

    private String accuracy(Evaluation evaluation) {
        return evaluation.right().shownAsCount()
                ? texts.get("backbones.triedCount", evaluation.correct(), evaluation.pictures())
                : texts.get(
                        "backbones.tried",
                        Percent.of(evaluation.right()),
                        Percent.below(evaluation.interval().low()),
                        Percent.above(evaluation.interval().high()));
    }

    private VBox details() {
        VBox details = Widgets.column("group-box");
        details.managedProperty().bind(details.visibleProperty());
        details.setVisible(false);
        details.getChildren()
                .add(widgets.paragraph(
                        texts.bind(() -> offer.top1()
                                .map(t -> texts.get("backbones.publishedOf", Math.round(t)))
                                .orElseGet(() -> texts.get("backbones.notPublished"))),
                        "small-text"));
        details.getChildren()
                .add(widgets.paragraph(
                        texts.bind(
                                "backbones.shape",
                                offer.network().input().width(),
                                offer.network().input().height(),
                                offer.network().stages().size()),
                        "small-text"));
        details.getChildren()
                .add(widgets.paragraph(
                        texts.bind(
                                offer.licence().endsWith(".")
                                        ? "backbones.licenceSentenceAndTerms"
                                        : "backbones.licenceAndTerms",
                                BackboneTexts.of(offer.licence()),
                                BackboneTexts.of(offer.terms())),
                        "small-text"));
        details.getChildren()
                .add(widgets.paragraph(
                        texts.bind(() -> texts.get(
                                "backbones.commercial",
                                texts.get(offer.commercial().clearance().word()),
                                texts.get(BackboneTexts.of(offer.commercial().why())))),
                        "small-text"));
        if (!offer.citation().isEmpty()) {
            details.getChildren().add(widgets.paragraph(texts.bind("backbones.citation", offer.citation()), "caption"));
        }
        return details;
    }
}
