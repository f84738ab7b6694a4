package graft.app.results;

import graft.app.control.EmptyState;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.task.Job;
import graft.app.task.Reach;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import org.kordamp.ikonli.feather.Feather;

/** The offer to cross-validate the head, and how far that is once it was taken. */
final class FoldingOffer {

    private final Widgets widgets;
    private final Texts texts;
    private final FiguresModel model;

    FoldingOffer(Widgets widgets, FiguresModel model) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
    }

    /**
     * @param titleKey what is not known yet
     * @param sentenceKey what will be done
     */
    Node node(String titleKey, String sentenceKey) {
        return Widgets.card(model.workingProperty()
                .get()
                .map(this::progress)
                .orElseGet(() -> new EmptyState(
                        widgets,
                        Feather.REPEAT,
                        texts.bind(titleKey),
                        texts.bind(sentenceKey),
                        widgets.button("results.fold", model::fold, "primary"))));
    }

    private Node progress(Job job) {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(job.reachProperty().map(Reach::share));
        bar.accessibleTextProperty().bind(texts.bind("results.folding"));
        return Widgets.column(
                "group-box",
                widgets.paragraph(texts.bind("results.folding")),
                bar,
                Widgets.row(widgets.button("results.foldCancel", job::cancel, "small-button")));
    }
}
