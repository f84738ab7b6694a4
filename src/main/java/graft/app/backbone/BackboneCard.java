package graft.app.backbone;

import graft.app.backbone.BackboneOffer.Availability;
import graft.app.control.Columns;
import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.i18n.ByteText;
import graft.app.i18n.Texts;
import graft.app.task.Reach;
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

    private final Widgets widgets;
    private final Texts texts;
    private final BackboneModel model;
    private final BackboneOffer offer;

    /**
     * @param recommended whether it is the one Graft would take
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
        getChildren().addAll(head(recommended, chosen), facts(recommended));
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
        setAccessibleText(texts.get(chosen ? "backbones.nameChosen" : "backbones.name", offer.title()));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> model.choose(offer));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() == this && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                model.choose(offer);
                event.consume();
            }
        });
    }

    private Node head(boolean recommended, boolean chosen) {
        Label title = widgets.label(texts.bind(offer::title), recommended ? "key-value" : "card-title");
        HBox line = Widgets.row(title);
        if (chosen) {
            line.getChildren().add(0, new Icon(Feather.CHECK_CIRCLE, "good"));
        }
        if (recommended) {
            line.getChildren().add(widgets.chip(texts.bind("backbones.recommended"), "success"));
        }
        if (offer.availability() instanceof Availability.Ready ready) {
            line.getChildren()
                    .add(widgets.chip(texts.bind(ready.bundled() ? "backbones.included" : "backbones.ready")));
        }
        VBox words = Widgets.column("stack-box", line, widgets.paragraph(texts.bind(offer::description), "muted"));
        NetworkSketch sketch = new NetworkSketch(offer.network().stages().size());
        return Widgets.row(Widgets.growing(words), sketch);
    }

    private Node facts(boolean wide) {
        Columns facts = new Columns(
                new double[] {26, 40, 34},
                fact("backbones.size", texts.bind(() -> ByteText.of(offer.bytes(), texts))),
                fact(
                        wide ? "backbones.speed" : "backbones.speedShort",
                        texts.bind("backbones.speedAbout", roundedSpeed())),
                fact(wide ? "backbones.published" : "backbones.publishedShort", texts.bind(() -> offer.top1()
                        .map(t -> texts.get("backbones.publishedOf", Math.round(t)))
                        .orElse("–"))));
        facts.getStyleClass().add("facts");
        return facts;
    }

    /** Two digits, because more would claim more than a guess knows. */
    private long roundedSpeed() {
        long speed = offer.picturesPerSecond();
        long unit = (long) Math.pow(10, Math.max(0, (int) Math.log10((double) Math.max(1, speed)) - 1));
        return Math.max(1, speed / unit * unit);
    }

    private Node fact(String nameKey, ObservableValue<String> value) {
        return Widgets.column(
                "stack-box", widgets.paragraph(nameKey, "caption"), widgets.paragraph(value, "small-text"));
    }

    private Node reason() {
        Label why = widgets.paragraph(texts.bind(() -> texts.get(model.reason())), "small-text");
        HBox box = new HBox(new Icon(Feather.ZAP), Widgets.growing(why));
        box.getStyleClass().addAll("banner", "success");
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

    /** Licence of the weights and terms of the data they learned from, in one paragraph. */
    private String terms() {
        return texts.get("backbones.licenceAndTerms", offer.licence(), offer.terms());
    }

    private Node fetching() {
        Fetching state = model.fetching().get(offer.id());
        if (state instanceof Fetching.Running running) {
            return running(running);
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
        return Widgets.growing(Widgets.row(Widgets.growing(words), button));
    }

    private Node running(Fetching.Running running) {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(offer.title());
        Label figures = new Label();
        figures.getStyleClass().add("caption");
        ObservableValue<Reach> reach = running.job().reachProperty();
        bar.progressProperty().bind(reach.map(Reach::share));
        figures.textProperty().bind(texts.bind(() -> figures(reach.getValue()), reach));
        Button pause = widgets.iconButton(Feather.PAUSE, "backbones.pause", () -> model.pause(offer), "small-button");
        return Widgets.growing(Widgets.row(Widgets.growing(Widgets.column("stack-box", figures, bar)), pause));
    }

    private String figures(Reach reach) {
        return reach.total() == 0
                ? texts.get("backbones.connecting")
                : reach.done() >= reach.total()
                        ? texts.get("backbones.verifying")
                        : texts.get(
                                "backbones.fetched",
                                ByteText.of(reach.done(), texts),
                                ByteText.of(reach.total(), texts));
    }
}
