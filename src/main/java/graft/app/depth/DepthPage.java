package graft.app.depth;

import graft.app.control.Columns;
import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.pictures.PicturesModel;
import graft.app.shell.HelpText;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import graft.app.words.Word;
import graft.data.PictureReader;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 3 on the screen. */
public final class DepthPage implements Page {

    private final Widgets widgets;
    private final Texts texts;
    private final DepthModel model;
    private final PageFrame frame;

    public DepthPage(
            Widgets widgets, DepthModel model, PicturesModel pictures, PictureLoader loader, PictureReader reader) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        Columns cut = new Columns(new double[] {73, 27}, cut(), new ForecastCard(widgets, model));
        cut.getStyleClass().add("depth-columns");
        this.frame = new PageFrame(widgets, texts.bind("depth.title"), texts.bind("depth.sentence"))
                .with(
                        new PresetCards(widgets, model),
                        cut,
                        new AugmentationCard(widgets, model, pictures, loader, reader),
                        new AdvancedPane(widgets, model));
        frame.content().getStyleClass().add("roomy");
    }

    private Node cut() {
        CutControl control = new CutControl(model::freeze);
        control.setId("cut");
        control.accessibleTextProperty()
                .bind(texts.bind(
                        () -> texts.get("depth.cutName") + ": "
                                + valueText(model.frozenProperty().get()),
                        model.frozenProperty(),
                        model.stagesProperty()));
        control.frozenProperty().bind(model.frozenProperty());
        model.stagesProperty().addListener(observable -> show(control));
        model.draftProperty().addListener(observable -> showHead(control));
        texts.languageProperty().addListener(observable -> show(control));
        show(control);
        VBox card = Widgets.card(
                widgets.label("depth.network", "card-title"), chips(), control, Widgets.divider(), reason());
        card.setId("cut-card");
        return card;
    }

    private String valueText(int frozen) {
        return texts.get("depth.summary", frozen, model.stagesProperty().get().size());
    }

    private void show(CutControl control) {
        control.setDisable(model.isFixed());
        control.blocksProperty()
                .set(model.stagesProperty().get().stream().map(this::block).toList());
        showHead(control);
    }

    private CutControl.Block block(StageBlock stage) {
        String title = texts.get(stage.title());
        String figure = CountText.of(stage.parameters(), texts);
        return new CutControl.Block(
                title,
                texts.get(stage.sees()),
                figure,
                texts.get("depth.stageWhole", title, texts.get(stage.hint()), figure));
    }

    private void showHead(CutControl control) {
        String title = texts.get("depth.head");
        String classes = texts.get("depth.classes", model.classes());
        CutControl.Block head = new CutControl.Block(title, classes, "", title + ": " + classes);
        if (!head.equals(control.headProperty().get())) {
            control.headProperty().set(head);
        }
    }

    private Node chips() {
        Label frozen = widgets.chip(
                texts.bind(
                        () -> texts.get("depth.frozen", model.frozenProperty().get()), model.frozenProperty()),
                Feather.LOCK,
                "frozen");
        Label learning = widgets.chip(
                texts.bind(
                        () -> texts.get(
                                "depth.learning",
                                model.stagesProperty().get().size()
                                        - model.frozenProperty().get()),
                        model.frozenProperty(),
                        model.stagesProperty()),
                Feather.EDIT_3,
                "success");
        Label how = widgets.label("depth.how", "caption");
        Widgets.showWhen(how, model.stagesProperty().map(stages -> !model.isFixed()));
        return Widgets.wrapping(frozen, learning, how);
    }

    private Node reason() {
        Label why = widgets.paragraph(
                texts.bind(() -> texts.get(model.reason()), model.forecastProperty(), model.frozenProperty()));
        Icon sign = new Icon(Feather.CHECK_CIRCLE, "good");
        model.forecastProperty().addListener((observable, before, now) -> {
            boolean risky = now.map(f -> f.risk() == Forecast.Risk.HIGH).orElse(false);
            sign.show(risky ? Feather.ALERT_TRIANGLE : Feather.CHECK_CIRCLE);
            Widgets.restyle(sign, List.of("good", "warn"), risky ? "warn" : "good");
        });
        return Widgets.row(sign, Widgets.growing(why));
    }

    @Override
    public Region view() {
        return frame;
    }

    @Override
    public Optional<HelpText> help() {
        return Optional.of(new HelpText(
                List.of(
                        HelpText.Topic.of("depth.helpWhat", "depth.helpWhatText"),
                        HelpText.Topic.of("depth.helpUnsure", "depth.helpUnsureText"),
                        HelpText.Topic.of("depth.helpVary", "depth.helpVaryText")),
                List.of(
                        Word.STAGE,
                        Word.HEAD,
                        Word.FREEZE_DEPTH,
                        Word.CUT,
                        Word.WEIGHT,
                        Word.MEMORISING,
                        Word.AUGMENTATION)));
    }
}
