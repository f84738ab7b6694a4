package graft.app;

import graft.app.train.TrainState;
import graft.app.use.Take;
import graft.app.wizard.Hall;
import graft.app.wizard.StepId;
import graft.worker.client.RunObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.ButtonBase;

/** Pages while something is at work: each stands still in the middle of it. */
enum BusyView implements View {
    SCANNING(List.of(OpenStudio::choosePictures, at -> at.tasks().stand(120, 336), at -> at.models()
            .pictures()
            .scanAgain())),
    DOWNLOADING_SAMPLE(List.of(
            OpenStudio::goHome,
            at -> ((ButtonBase) at.scene().lookup("#more-samples")).fire(),
            at -> at.tasks().stand(12_000_000, 45_000_000),
            at -> at.models()
                    .samples()
                    .download(at.models().samples().offersProperty().get().get(0)))),
    DOWNLOADING_BACKBONE(List.of(
            OpenStudio::choosePictures,
            OpenStudio::next,
            at -> at.tasks().stand(3_000_000, 9_000_000),
            OpenStudio::downloadBackbone)),
    ADDING_BACKBONE(List.of(
            OpenStudio::choosePictures, OpenStudio::next, at -> at.tasks().stand(0, 0), at -> at.models()
                    .backbone()
                    .add(at.folder().resolve("weights.h5")))),
    CACHING(BusyScript::caching, at -> at.said("train.features"), StepId.TRAIN),
    FIRST_PHASE(BusyScript::firstPhase, at -> at.drawn(8), StepId.TRAIN),
    FIRST_PHASE_LEVEL(BusyScript::firstPhaseLevel, at -> at.drawn(12), StepId.TRAIN),
    LAST_PHASE_LEVEL(BusyScript::lastPhaseLevel, at -> at.drawn(24), StepId.TRAIN),
    MEMORISING(BusyScript::memorising, at -> at.drawn(12), StepId.TRAIN),
    TESTING(BusyScript::testing, at -> at.said("train.evaluating"), StepId.TRAIN),
    NO_RESULTS_YET(BusyScript::firstPhase, at -> at.drawn(8), StepId.RESULTS),
    NO_MODEL_YET(BusyScript::firstPhase, at -> at.drawn(8), StepId.USE),
    TEN_MORE_WANTED(
            List.of(
                    at -> at.runs().follow(BusyScript::firstPhase),
                    OpenStudio::choosePictures,
                    OpenStudio::next,
                    OpenStudio::next,
                    OpenStudio::next,
                    at -> at.models().train().tenMore()),
            at -> at.drawn(8)),
    LEAVING(
            List.of(
                    at -> at.runs().follow(BusyScript::firstPhase),
                    OpenStudio::choosePictures,
                    OpenStudio::next,
                    OpenStudio::next,
                    OpenStudio::next,
                    at -> at.models().departure().mayClose()),
            at -> at.drawn(8)),
    ASKING(List.of(
            OpenStudio::makeModels,
            OpenStudio::goHome,
            at -> at.open("finished", StepId.USE),
            at -> at.tasks().stand(0, 0),
            at -> at.models().use().take(List.of(at.rust())))),
    ANSWERING_FOLDER(List.of(
            OpenStudio::makeModels,
            OpenStudio::goHome,
            at -> at.open("finished", StepId.USE),
            at -> at.models().use().folder().choose(at.field()),
            at -> at.tasks().stand(1, 3),
            at -> at.models().use().folder().answer(at.folder().resolve("field-answers.csv"), ',', Optional.empty()))),
    EXPORTING(List.of(
            OpenStudio::makeModels,
            OpenStudio::goHome,
            at -> at.open("finished", StepId.USE),
            at -> at.tasks().stand(0, 0),
            at -> at.take(Take.MODEL),
            at -> at.take(Take.BUNDLE))),
    EXAMINING(List.of(
            at -> at.models().navigator().go(Hall.SETTINGS),
            at -> at.tasks().stand(0, 0),
            at -> at.models().machine().examine())),
    PACKS_COMING(List.of(
            at -> at.models().navigator().go(Hall.SETTINGS),
            at -> at.findPacks(PackFacts.BEGUN),
            at -> at.tasks().stand(900_000_000, 3_000_000_000L),
            at -> at.models().packs().download(PackFacts.CARD),
            at -> at.models().packs().addFrom(PackFacts.PROCESSOR, at.folder())));

    private final List<Step> steps;
    private final Predicate<OpenStudio> ready;

    BusyView(List<Step> steps) {
        this(steps, at -> true);
    }

    BusyView(List<Step> steps, Predicate<OpenStudio> ready) {
        this.steps = steps;
        this.ready = ready;
    }

    /** A run that has come so far, and the step that is looked at meanwhile. */
    BusyView(Consumer<RunObserver> script, Predicate<OpenStudio> ready, StepId step) {
        this(
                List.of(
                        at -> at.runs().follow(script),
                        OpenStudio::choosePictures,
                        OpenStudio::next,
                        OpenStudio::next,
                        OpenStudio::next,
                        at -> at.models().navigator().go(step)),
                at -> at.models().train().stateProperty().get() instanceof TrainState.Running && ready.test(at));
    }

    @Override
    public List<Step> steps() {
        return steps;
    }

    @Override
    public Predicate<OpenStudio> ready() {
        return ready;
    }
}
