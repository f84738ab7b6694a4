package graft.app.backbone;

import graft.app.backbone.BackboneOffer.Availability;
import graft.app.control.FetchBar;
import graft.app.control.Icon;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.task.Fetching;
import graft.app.task.Reach;
import graft.backbone.BackboneTexts;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One backbone: what it is good at, what it costs, and how to take or get it. */
final class BackboneCard extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /** The catalogue writes the name, a comma, and what else there is to say. */
    private static final Pattern LICENCE_NAME = Pattern.compile(",");

    private final Widgets widgets;
    private final Texts texts;
    private final BackboneModel model;
    private final BackboneOffer offer;

    /**
     * @param recommended whether it is the one Graft would take; called so only if something speaks for it
     */
    BackboneCard(Widgets widgets, BackboneModel model, BackboneOffer offer, boolean recommended) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.offer = offer;
        boolean chosen = model.chosenProperty()
                .get()
                .filter(o -> o.id().equals(offer.id()))
                .isPresent();
        getStyleClass().addAll("choice-card", "backbone-card");
        setId("backbone-" + offer.id());
        getChildren()
                .addAll(
                        head(recommended, chosen),
                        new BackboneFacts(
                                widgets,
                                offer,
                                Optional.ofNullable(
                                        model.trials().trialsProperty().get().get(offer.id())),
                                recommended));
        if (recommended) {
            getChildren().add(reason());
        }
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, foot(chosen));
        pseudoClassStateChanged(CHOSEN, chosen);
        if (offer.ready()) {
            choosable(chosen);
        }
    }

    private void choosable(boolean chosen) {
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        setAccessibleText(
                texts.get(chosen ? "backbones.nameChosen" : "backbones.name", BackboneTexts.of(offer.title())));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> model.choose(offer));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() == this && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                model.choose(offer);
                event.consume();
            }
        });
    }

    private Node head(boolean recommended, boolean chosen) {
        Label title = widgets.label(text(offer.title()), recommended ? "key-value" : "card-title");
        HBox line = Widgets.row(title);
        if (chosen) {
            line.getChildren().add(0, new Icon(Feather.CHECK_CIRCLE, "good"));
        }
        if (recommended && model.measured()) {
            line.getChildren().add(widgets.chip(texts.bind("backbones.recommended"), "success"));
        }
        if (offer.availability() instanceof Availability.Ready ready) {
            line.getChildren()
                    .add(widgets.chip(texts.bind(ready.bundled() ? "backbones.included" : "backbones.ready")));
        }
        VBox words = Widgets.column("stack-box", line, widgets.paragraph(text(offer.description()), "muted"));
        NetworkSketch sketch = new NetworkSketch(offer.network().stages().size());
        return Widgets.row(Widgets.growing(words), sketch);
    }

    private Node reason() {
        Label why = widgets.paragraph(texts.bind(() -> texts.get(model.reason())), "small-text");
        VBox words = Widgets.growing(Widgets.column("group-box", why));
        HBox box = new HBox(new Icon(Feather.ZAP), words);
        box.getStyleClass().addAll("banner", "success");
        model.trials().tryingProperty().get().ifPresent(trying -> {
            ProgressBar bar = new ProgressBar();
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.progressProperty().bind(trying.job().reachProperty().map(Reach::share));
            bar.accessibleTextProperty().bind(texts.bind("backbones.trying"));
            words.getChildren().add(bar);
            Widgets.restyle(box, Tone.styles(), Tone.INFO.style());
        });
        return box;
    }

    private Node foot(boolean chosen) {
        Label terms = widgets.paragraph(texts.bind(this::terms), "caption");
        HBox foot = Widgets.row(Widgets.growing(terms));
        foot.getStyleClass().add("backbone-foot");
        if (offer.availability() instanceof Availability.Ready) {
            if (!chosen) {
                foot.getChildren().add(widgets.button("backbones.choose", () -> model.choose(offer), "small-button"));
            }
        } else if (offer.availability() instanceof Availability.Damaged damaged) {
            foot.getChildren().setAll(widgets.paragraph(texts.bind(() -> texts.get(damaged.why())), "bad"));
        } else if (offer.availability() instanceof Availability.FromFile) {
            foot.getChildren().add(widgets.label("backbones.fromFile", "caption"));
        } else {
            foot.getChildren().setAll(fetching());
        }
        return foot;
    }

    /** The licence's name, and that the pictures have terms of their own; the details say which. */
    private String terms() {
        boolean sentence = offer.licence().endsWith(".");
        return sentence
                ? texts.get("backbones.licenceSentence", BackboneTexts.of(offer.licence()), use())
                : texts.get("backbones.licence", BackboneTexts.of(LICENCE_NAME.split(offer.licence())[0]), use());
    }

    private String use() {
        return texts.get(offer.commercial().clearance().word());
    }

    private ObservableValue<String> text(String english) {
        return texts.bind(() -> texts.get(BackboneTexts.of(english)));
    }

    private Node fetching() {
        Fetching state = model.fetching().get(offer.id());
        if (state instanceof Fetching.Running running) {
            FetchBar bar = new FetchBar(widgets, running.job(), "backbones.verifying", () -> model.pause(offer));
            return Widgets.growing(bar);
        }
        boolean before = state != null;
        Button button = widgets.button(
                before ? "backbones.resume" : "backbones.download",
                Feather.DOWNLOAD,
                () -> model.download(offer),
                "small-button");
        ObservableValue<String> note = texts.bind(() -> state instanceof Fetching.Failed failed
                ? texts.get(failed.why())
                : state instanceof Fetching.Paused ? texts.get("backbones.paused") : terms());
        Label words = widgets.paragraph(note, state instanceof Fetching.Failed ? "bad" : "caption");
        return state instanceof Fetching.Failed
                ? Widgets.growing(Widgets.column("group-box", words, button)) // a sentence needs the whole width
                : Widgets.growing(Widgets.row(Widgets.growing(words), button));
    }
}
