package graft.app.results;

import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.ChanceText;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureStrip;
import graft.app.picture.Thumbnail;
import graft.data.PictureReader;
import graft.data.thumbnail.ThumbnailStore;
import graft.run.RunFolds;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Pictures of training and validation whose label may be wrong, the most suspect first. */
final class SuspectsView implements TabView {

    /** More are not looked through at once; those at the top are put right first. */
    private static final int MOST = 48;

    private final Widgets widgets;
    private final Texts texts;
    private final TestedRun run;
    private final FoldingOffer offer;
    private final ThumbnailStore thumbnails;
    private final PictureLoader loader;
    private final Desk desk;
    private final VBox node = Widgets.column("page-sections");

    SuspectsView(
            Widgets widgets, FiguresModel model, TestedRun run, PictureLoader loader, PictureReader reader, Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.run = run;
        this.offer = new FoldingOffer(widgets, model);
        this.thumbnails = new ThumbnailStore(run.project().thumbnails(), reader);
        this.loader = loader;
        this.desk = desk;
        node.setId("suspects");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(FigureDetails details) {
        node.getChildren()
                .setAll(details.folds()
                        .map(this::list)
                        .orElseGet(() -> offer.node("results.suspectsTitle", "results.suspectsSentence")));
    }

    private Node list(FigureDetails.Folds folds) {
        List<RunFolds.Suspect> first = folds.outsideTheTest();
        int ofTest = folds.suspects().size() - first.size();
        VBox card = (VBox) Widgets.card(
                widgets.paragraph(texts.bind("results.suspectsFound", first.size()), "card-title"),
                widgets.paragraph("results.suspectsMeaning", "small-text", "muted"));
        if (!first.isEmpty()) {
            PictureStrip<RunFolds.Suspect> strip = new PictureStrip<>(
                    loader,
                    new PictureStrip.Look<>(
                            s -> new Thumbnail(thumbnails, run.images().resolve(s.path()), s.digest()),
                            this::name,
                            this::captions),
                    s -> desk.show(run.images().resolve(s.path())));
            strip.getStyleClass().add("captioned");
            strip.show(first.stream().limit(MOST).toList());
            card.getChildren().add(strip);
        }
        if (first.size() > MOST) {
            card.getChildren().add(widgets.paragraph(texts.bind("results.more", first.size() - MOST), "caption"));
        }
        if (ofTest > 0) {
            card.getChildren().add(widgets.paragraph(texts.bind("results.suspectsOfTest", ofTest), "caption"));
        }
        return card;
    }

    private ObservableValue<String> name(RunFolds.Suspect s) {
        return texts.bind(() -> texts.get(
                "results.suspectName",
                s.path().substring(s.path().lastIndexOf('/') + 1),
                s.label(),
                s.likelier(),
                ChanceText.of(s.ofLikelier(), texts)));
    }

    private List<ObservableValue<String>> captions(RunFolds.Suspect s) {
        return List.of(
                texts.bind("results.mistakeTruth", s.label()),
                texts.bind("results.suspectLikelier", s.likelier()),
                texts.bind(() -> texts.get("use.sure", ChanceText.of(s.ofLikelier(), texts))));
    }
}
