package graft.app;

import graft.app.backbone.BackboneLibrary;
import graft.app.backbone.BackboneModel;
import graft.app.depth.DepthModel;
import graft.app.home.HomeModel;
import graft.app.home.ModelShelf;
import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.app.pictures.PicturesModel;
import graft.app.pictures.Surveyor;
import graft.app.settings.StorageModel;
import graft.app.state.Kept;
import graft.app.state.Saver;
import graft.app.state.Settings;
import graft.app.state.WindowState;
import graft.app.task.Workers;
import graft.app.train.RunStarter;
import graft.app.train.TrainModel;
import graft.app.wizard.Navigator;
import graft.app.wizard.OpenModel;
import graft.app.wizard.ProjectOpener;
import graft.app.wizard.WizardModel;
import graft.backbone.BackboneStore;
import graft.compute.Processors;
import graft.run.project.ProjectStore;
import graft.run.project.RunCatalogue;
import graft.worker.client.RunSession;
import java.nio.file.Path;
import java.util.List;

/** Everything behind the window that has no control in it, wired together; a test of the whole way needs no more than this. */
public final class StudioModels implements AutoCloseable {

    private final Saver saver = new Saver();
    private final Workers workers;
    private final Kept<Settings> settings;
    private final Kept<WindowState> window;
    private final Texts texts;
    private final Navigator navigator = new Navigator();
    private final OpenModel model;
    private final HomeModel home;
    private final StorageModel storage;
    private final PicturesModel pictures;
    private final BackboneModel backbone;
    private final DepthModel depth;
    private final TrainModel train;
    private final WizardModel wizard;

    public StudioModels(Environment environment) {
        Path data = environment.folders().data();
        this.workers = new Workers(environment.workers());
        this.settings = new Kept<>(Settings.DOCUMENT, data.resolve("settings.json"), Settings.FIRST, saver);
        this.window = new Kept<>(WindowState.DOCUMENT, data.resolve("window.json"), WindowState.FIRST, saver);
        this.texts = new Texts(settings.get().language().orElseGet(() -> Language.of(environment.systemLanguage())));
        this.model = new OpenModel(saver);
        ProjectStore projects = ProjectStore.in(environment.folders(), environment.clock());
        RunCatalogue catalogue = new RunCatalogue(projects, environment.clock());
        ProjectOpener opener = new ProjectOpener(projects, environment.tasks(), model, navigator);
        BackboneStore backbones = new BackboneStore(
                RunSession.backbones(environment.folders()),
                environment.application().backbones(),
                (network, weights, picture) -> {
                    throw new IllegalStateException("only a worker computes features");
                });
        this.home = new HomeModel(
                new ModelShelf(projects, catalogue, backbones, environment.reader()),
                catalogue,
                opener,
                environment.tasks(),
                environment.ticker());
        this.storage = new StorageModel(environment.folders(), environment.tasks());
        this.pictures = new PicturesModel(
                model,
                opener,
                new Surveyor(environment.reader(), Processors.detect().physical()),
                environment.tasks());
        this.backbone = new BackboneModel(
                model,
                new BackboneLibrary(
                        backbones,
                        RunSession.backbones(environment.folders()),
                        environment.folders().cache().resolve("downloads"),
                        environment.supply(),
                        workers,
                        Processors.detect().physical()),
                environment.tasks());
        RunSession session = new RunSession(
                environment.folders(), environment.reader(), environment.runWorkers(), environment.clock());
        this.train = new TrainModel(
                model,
                backbone,
                new RunStarter(session, environment.clock()),
                environment.tasks(),
                environment.ticker());
        this.depth =
                new DepthModel(model, pictures, backbone, Processors.detect().physical(), train::start);
        this.wizard = new WizardModel(model, navigator, List.of(pictures, backbone, depth, train));
        settings.property()
                .addListener((observable, before, now) -> now.language().ifPresent(texts::speak));
    }

    public Kept<Settings> settings() {
        return settings;
    }

    public Kept<WindowState> window() {
        return window;
    }

    public Texts texts() {
        return texts;
    }

    public Navigator navigator() {
        return navigator;
    }

    public OpenModel model() {
        return model;
    }

    public HomeModel home() {
        return home;
    }

    public StorageModel storage() {
        return storage;
    }

    public PicturesModel pictures() {
        return pictures;
    }

    public BackboneModel backbone() {
        return backbone;
    }

    public DepthModel depth() {
        return depth;
    }

    public TrainModel train() {
        return train;
    }

    public WizardModel wizard() {
        return wizard;
    }

    /** Writes what is not written yet, and ends the workers. */
    @Override
    public void close() {
        saver.close();
        workers.close();
    }
}
