package graft.app;

import graft.app.about.AboutModel;
import graft.app.backbone.BackboneLibrary;
import graft.app.backbone.BackboneModel;
import graft.app.backbone.BackboneOffer;
import graft.app.backbone.TrialDesk;
import graft.app.backbone.TrialModel;
import graft.app.compare.CompareModel;
import graft.app.crash.CrashModel;
import graft.app.depth.DepthModel;
import graft.app.home.HomeModel;
import graft.app.home.ModelRow;
import graft.app.home.ModelShelf;
import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.app.machine.MachineModel;
import graft.app.machine.ThisMachine;
import graft.app.pace.PaceModel;
import graft.app.pictures.PicturesModel;
import graft.app.pictures.Surveyor;
import graft.app.results.CorrectionModel;
import graft.app.results.ResultsModel;
import graft.app.sample.SamplesModel;
import graft.app.settings.StorageModel;
import graft.app.state.Kept;
import graft.app.state.Saver;
import graft.app.state.Settings;
import graft.app.state.WindowState;
import graft.app.task.Workers;
import graft.app.train.Departure;
import graft.app.train.RunStarter;
import graft.app.train.Runs;
import graft.app.train.TrainModel;
import graft.app.train.TrainState;
import graft.app.use.ForeignModel;
import graft.app.use.ModelWorker;
import graft.app.use.UseModel;
import graft.app.use.WorkerAnswers;
import graft.app.wizard.Hall;
import graft.app.wizard.Navigator;
import graft.app.wizard.OpenModel;
import graft.app.wizard.ProjectOpener;
import graft.app.wizard.WizardModel;
import graft.backbone.BackboneStore;
import graft.common.ApplicationFolder;
import graft.common.BuildInfo;
import graft.common.CancellationToken;
import graft.common.download.Downloader;
import graft.common.download.Pins;
import graft.compute.Processors;
import graft.run.project.ProjectStore;
import graft.run.project.RunCatalogue;
import graft.run.training.HeadRetraining;
import graft.samples.PublicSamples;
import graft.samples.SampleStore;
import graft.worker.client.Examination;
import graft.worker.client.RunSession;
import graft.worker.protocol.BackboneCall;
import graft.worker.protocol.RunBackboneCall;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

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
    private final CompareModel compare;
    private final SamplesModel samples;
    private final StorageModel storage;
    private final MachineModel machine;
    private final AboutModel about;
    private final CrashModel crash;
    private final PicturesModel pictures;
    private final BackboneModel backbone;
    private final DepthModel depth;
    private final TrainModel train;
    private final PaceModel pace;
    private final ResultsModel results;
    private final CorrectionModel corrections;
    private final UseModel use;
    private final ForeignModel foreign;
    private final Departure departure;
    private final WizardModel wizard;

    public StudioModels(Environment environment) {
        this(
                environment,
                workers -> new WorkerAnswers(workers, Processors.detect().physical()),
                (session, retraining) -> new RunStarter(session, retraining, environment.clock()));
    }

    /**
     * @param modelWorkers makes whoever runs finished models; a test lets them be answered by rules
     * @param runStarter makes whoever carries runs out; a test lets them be as far as it wants
     */
    StudioModels(
            Environment environment,
            Function<Workers, ModelWorker> modelWorkers,
            BiFunction<RunSession, HeadRetraining, Runs> runStarter) {
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
        this.compare = new CompareModel(environment.tasks());
        Path downloads = environment.folders().cache().resolve("downloads");
        Downloader downloader =
                Downloader.through(() -> settings.get().proxy(), new Pins(data.resolve("pinned-downloads.json")));
        this.samples = new SamplesModel(
                environment.application().samples(),
                PublicSamples.bundled(),
                new SampleStore(data.resolve("samples"), downloads, downloader, environment.clock()),
                opener,
                environment.tasks());
        this.home = new HomeModel(
                new ModelShelf(projects, catalogue, backbones, environment.reader()),
                catalogue,
                opener,
                environment.tasks(),
                environment.ticker(),
                this::compare);
        this.storage = new StorageModel(environment.folders(), environment.usualData(), catalogue, environment.tasks());
        this.machine = new MachineModel(
                new ThisMachine(Examination.ofThisMachine(environment.folders()), environment.workers()),
                environment.tasks());
        this.about = new AboutModel(
                BuildInfo.current(), environment.application(), ApplicationFolder.codeSource(), environment.tasks());
        this.crash = new CrashModel(environment.folders().logs(), environment.tasks());
        this.pictures = new PicturesModel(
                model,
                opener,
                new Surveyor(environment.reader(), Processors.detect().physical()),
                environment.tasks());
        this.backbone = backboneModel(environment, backbones, downloads, downloader);
        RunDesk runs = new RunDesk(
                environment, settings, texts, navigator, session -> runStarter.apply(session, retraining(environment)));
        this.pace = runs.pace();
        this.departure = runs.departure();
        this.train = new TrainModel(
                model,
                backbone.chosenProperty().map(chosen -> chosen.map(BackboneOffer::id)),
                runs.starter(),
                runs.live(),
                environment.tasks(),
                environment.ticker());
        this.depth = new DepthModel(
                model, pictures, backbone, pace::threads, Processors.detect().physical(), train::start);
        this.results = new ResultsModel(
                model, train.stateProperty().map(s -> s instanceof TrainState.Running), environment.tasks());
        this.corrections = new CorrectionModel(results, train::retrain, environment.tasks(), environment.clock());
        this.use = new UseModel(results, modelWorkers.apply(workers), environment.reader(), environment.tasks());
        this.foreign = new ForeignModel(
                () -> {
                    Workers own = new Workers(environment.workers());
                    return new ForeignModel.Guest(modelWorkers.apply(own), own::close);
                },
                environment.reader(),
                environment.tasks(),
                navigator);
        this.wizard = new WizardModel(model, navigator, List.of(pictures, backbone, depth, train, results, use));
        settings.property()
                .addListener((observable, before, now) -> now.language().ifPresent(texts::speak));
    }

    /** What a run has unfrozen becomes a backbone of its own before a head is trained on it again. */
    private HeadRetraining retraining(Environment environment) {
        String imported = RunSession.backbones(environment.folders()).toString();
        return new HeadRetraining(run -> workers.ask(
                        RunBackboneCall.KIND,
                        new RunBackboneCall(imported, run.path().toString()),
                        BackboneCall.Ready.class,
                        new CancellationToken())
                .info()
                .id());
    }

    private BackboneModel backboneModel(
            Environment environment, BackboneStore backbones, Path downloads, Downloader downloader) {
        int cores = Processors.detect().physical();
        Path imported = RunSession.backbones(environment.folders());
        BackboneLibrary library =
                new BackboneLibrary(backbones, imported, downloads, downloader, environment.supply(), workers, cores);
        TrialDesk desk = new TrialDesk(
                workers,
                imported,
                RunSession.activations(environment.folders()),
                environment.folders().cache().resolve("trials"),
                cores);
        return new BackboneModel(
                model, library, TrialModel.at(desk, model, pictures, environment.tasks()), environment.tasks());
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

    public CompareModel compare() {
        return compare;
    }

    private void compare(List<ModelRow> rows) {
        compare.compare(rows.stream()
                .map(row -> new CompareModel.Chosen(row.run(), row.name(), row.details(), row.created()))
                .toList());
        navigator.go(Hall.COMPARE);
    }

    public SamplesModel samples() {
        return samples;
    }

    public StorageModel storage() {
        return storage;
    }

    public MachineModel machine() {
        return machine;
    }

    public AboutModel about() {
        return about;
    }

    public CrashModel crash() {
        return crash;
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

    public PaceModel pace() {
        return pace;
    }

    public ResultsModel results() {
        return results;
    }

    public CorrectionModel corrections() {
        return corrections;
    }

    public UseModel use() {
        return use;
    }

    public ForeignModel foreign() {
        return foreign;
    }

    public Departure departure() {
        return departure;
    }

    public WizardModel wizard() {
        return wizard;
    }

    /** Writes what is not written yet, and ends the workers. */
    @Override
    public void close() {
        saver.close();
        foreign.close();
        workers.close();
    }
}
