package graft.app.use;

import graft.app.control.Banner;
import graft.app.control.Columns;
import graft.app.control.EmptyState;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.results.ResultsState;
import graft.app.results.TestedRun;
import graft.app.shell.HelpText;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import graft.app.wizard.Navigator;
import graft.app.wizard.StepId;
import graft.app.words.Word;
import graft.data.PictureReader;
import graft.evaluation.EvaluationSentences;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 6 on the screen: try the model, answer a folder with it, take it along. */
public final class UsePage implements Page {

    private final Widgets widgets;
    private final Texts texts;
    private final UseModel model;
    private final Navigator navigator;
    private final Desk desk;
    private final VBox take = new VBox();
    private final VBox instead = Widgets.column("page-sections");
    private final PageFrame frame;

    public UsePage(
            Widgets widgets,
            UseModel model,
            Navigator navigator,
            PictureLoader loader,
            PictureReader reader,
            Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.navigator = navigator;
        this.desk = desk;
        Columns columns = new Columns(
                new double[] {60, 40},
                new TryCard(
                        widgets,
                        model.pictures(),
                        model.results().runProperty().map(run -> run.flatMap(TestedRun::headline)
                                .map(EvaluationSentences::calibration)),
                        loader,
                        reader,
                        desk),
                Widgets.column("page-sections", take, new FolderCard(widgets, model.folder(), loader, reader, desk)));
        columns.getStyleClass().add("use-columns");
        Widgets.showWhen(columns, model.results().runProperty().map(Optional::isPresent));
        this.frame = new PageFrame(widgets, texts.bind("use.title"), texts.bind("use.sentence"))
                .with(older(), columns, instead);
        FileDrop.install(frame, model::take);
        model.results().stateProperty().addListener((observable, before, now) -> fill(now));
        fill(model.results().stateProperty().get());
    }

    private Node older() {
        Banner banner = new Banner(widgets, Tone.INFO, texts.bind("use.olderTitle"), texts.bind("use.older"));
        Widgets.showWhen(banner, model.results().changesProperty().map((Set<?> changes) -> !changes.isEmpty()));
        return banner;
    }

    /** What belongs to the run itself, or what stands where there is none. */
    private void fill(ResultsState state) {
        take.getChildren().clear();
        instead.getChildren().clear();
        if (state instanceof ResultsState.Shown shown) {
            take.getChildren().setAll(new TakeCard(widgets, model.export(), shown.run(), desk));
        } else if (state instanceof ResultsState.Broken broken) {
            instead.getChildren()
                    .setAll(new Banner(
                            widgets,
                            Tone.DANGER,
                            texts.bind("use.brokenTitle"),
                            texts.bind(() -> texts.get(broken.why()))));
        } else if (state instanceof ResultsState.Missing missing) {
            instead.getChildren().setAll(Widgets.card(missing(missing.reason())));
        }
    }

    private Node missing(ResultsState.Reason reason) {
        boolean training = reason == ResultsState.Reason.TRAINING;
        return new EmptyState(
                widgets,
                training ? Feather.ACTIVITY : Feather.PACKAGE,
                texts.bind(training ? "results.trainingTitle" : "use.emptyTitle"),
                texts.bind(training ? "use.trainingSentence" : "use.emptySentence"),
                widgets.button(
                        training ? "results.watch" : "results.toTraining",
                        () -> navigator.go(StepId.TRAIN),
                        "primary"));
    }

    @Override
    public Region view() {
        return frame;
    }

    @Override
    public Optional<HelpText> help() {
        return Optional.of(new HelpText(
                List.of(
                        HelpText.Topic.of("use.helpSure", "use.helpSureText"),
                        HelpText.Topic.of("use.helpHeat", "use.helpHeatText"),
                        HelpText.Topic.of("use.helpTake", "use.helpTakeText")),
                List.of(Word.MODEL, Word.CLASS, Word.CALIBRATION, Word.HEAT_MAP, Word.BACKBONE, Word.LICENCE)));
    }
}
