package graft.app;

import graft.app.about.AboutCard;
import graft.app.about.AboutPage;
import graft.app.backbone.BackbonePage;
import graft.app.compare.ComparePage;
import graft.app.control.Widgets;
import graft.app.crash.CrashBanner;
import graft.app.crash.CrashPage;
import graft.app.depth.DepthPage;
import graft.app.home.HomePage;
import graft.app.machine.MachineCard;
import graft.app.picture.PictureLoader;
import graft.app.pictures.PicturesPage;
import graft.app.results.ResultsPage;
import graft.app.sample.SampleSection;
import graft.app.settings.SettingsPage;
import graft.app.shell.Page;
import graft.app.shell.Presentation;
import graft.app.shell.Shell;
import graft.app.state.Settings;
import graft.app.theme.Appearance;
import graft.app.theme.Look;
import graft.app.train.DeparturePane;
import graft.app.train.TrainPage;
import graft.app.use.ForeignModel;
import graft.app.use.ForeignPage;
import graft.app.use.ForeignState;
import graft.app.use.ModelDrop;
import graft.app.use.UsePage;
import graft.app.wizard.Hall;
import graft.app.wizard.Place;
import graft.app.wizard.StepId;
import graft.app.words.WordsPage;
import graft.common.BuildInfo;
import graft.compute.Processors;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/** The window's content: all models, and a page for each place. One object for each window. */
public final class Studio implements AutoCloseable {

    private final StudioModels models;
    private final PictureLoader loader;
    private final Presentation presentation = new Presentation();
    private final ObservableValue<Appearance> appearance;
    private final StackPane root;

    public Studio(Environment environment) {
        this(environment, new StudioModels(environment));
    }

    Studio(Environment environment, StudioModels models) {
        this.models = models;
        this.loader = new PictureLoader(environment.fx());
        ObservableValue<Settings> settings = models.settings().property();
        this.appearance = Bindings.createObjectBinding(
                () -> presentation.look(settings.getValue().appearance()), settings, presentation.onProperty());
        Widgets widgets = new Widgets(models.texts());
        Map<Place, Supplier<? extends Page>> pages = new HashMap<>();
        pages.put(
                Hall.HOME,
                () -> new HomePage(
                        widgets,
                        models.home(),
                        loader,
                        environment.clock(),
                        new SampleSection(widgets, models.samples(), loader, environment.reader(), "tryit.title"),
                        () -> environment
                                .desk()
                                .chooseFile(models.texts().get("foreign.chooseTitle"), ForeignModel.patterns())
                                .ifPresent(models.foreign()::open),
                        new CrashBanner(widgets, models.crash(), () -> models.navigator()
                                .go(Hall.REPORT))));
        pages.put(
                Hall.COMPARE,
                () -> new ComparePage(widgets, models.compare(), models.navigator(), environment.clock()));
        pages.put(Hall.WORDS, () -> new WordsPage(widgets));
        pages.put(
                StepId.PICTURES,
                () -> new PicturesPage(
                        widgets,
                        models.pictures(),
                        loader,
                        environment.reader(),
                        environment.desk(),
                        new SampleSection(widgets, models.samples(), loader, environment.reader(), "tryit.orSample")));
        pages.put(Hall.BACKBONES, () -> new BackbonePage(widgets, models.backbone(), environment.desk(), true));
        pages.put(StepId.BACKBONE, () -> new BackbonePage(widgets, models.backbone(), environment.desk(), false));
        pages.put(
                StepId.DEPTH,
                () -> new DepthPage(widgets, models.depth(), models.pictures(), loader, environment.reader()));
        pages.put(
                StepId.TRAIN,
                () -> new TrainPage(
                        widgets,
                        models.train(),
                        models.machine(),
                        models.pace(),
                        Processors.detect().physical()));
        pages.put(
                StepId.RESULTS,
                () -> new ResultsPage(
                        widgets,
                        models.results(),
                        models.corrections(),
                        models.navigator(),
                        loader,
                        environment.reader(),
                        environment.desk(),
                        environment.clock()));
        pages.put(
                StepId.USE,
                () -> new UsePage(
                        widgets, models.use(), models.navigator(), loader, environment.reader(), environment.desk()));
        pages.put(
                Hall.FOREIGN,
                () -> new ForeignPage(
                        widgets,
                        models.foreign(),
                        loader,
                        environment.reader(),
                        environment.desk(),
                        environment.clock().getZone()));
        pages.put(
                Hall.SETTINGS,
                () -> new SettingsPage(
                        widgets,
                        models.settings(),
                        models.storage(),
                        Widgets.column(
                                "page-sections",
                                new MachineCard(
                                        widgets,
                                        models.machine(),
                                        environment.desk(),
                                        environment.folders().logs()),
                                new AboutCard(widgets, BuildInfo.current(), () -> models.navigator()
                                        .go(Hall.ABOUT))),
                        environment.desk(),
                        presentation,
                        Processors.detect().physical()));
        pages.put(Hall.ABOUT, () -> new AboutPage(widgets, models.about()));
        pages.put(
                Hall.REPORT,
                () -> new CrashPage(widgets, models.crash(), environment.desk(), () -> models.navigator()
                        .go(Hall.HOME)));
        models.crash().look();
        Shell shell = new Shell(
                widgets,
                models.wizard(),
                models.model(),
                models.navigator(),
                pages,
                appearance,
                models.window(),
                presentation,
                models.foreign().stateProperty().map(ForeignState::present));
        // Never larger than the window, in which its parts then make do: it would be cut off at the top and the bottom.
        shell.setMinSize(0, 0);
        // While the window asks, nothing behind the question can be reached, by keys neither.
        shell.disableProperty()
                .bind(models.departure().askingProperty().or(models.departure().savingProperty()));
        this.root = new StackPane(shell, new DeparturePane(widgets, models.departure()));
        ModelDrop.install(root, models.foreign()::open);
    }

    public StudioModels models() {
        return models;
    }

    /** Whether the window is shown to a room. */
    public Presentation presentation() {
        return presentation;
    }

    /** A scene of this size in the person's look. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(root, width, height);
        new Look(appearance).dress(scene);
        return scene;
    }

    @Override
    public void close() {
        loader.close();
        models.close();
    }
}
