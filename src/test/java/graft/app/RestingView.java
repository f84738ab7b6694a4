package graft.app;

import graft.app.depth.Preset;
import graft.app.results.Cell;
import graft.app.state.GentleMode;
import graft.app.use.Take;
import graft.app.wizard.Hall;
import graft.app.wizard.StepId;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Fit;
import graft.model.KnownLimit;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TitledPane;

/** Pages at rest: nothing goes on in the background. */
enum RestingView implements View {
    EMPTY_HOME(List.of(at -> at.models().home().refresh())),
    HOME_WITH_MODELS(List.of(OpenStudio::makeModels, at -> at.models().home().refresh())),
    WORDS(List.of(at -> at.models().navigator().go(Hall.WORDS))),
    SETTINGS(List.of(at -> at.models().navigator().go(Hall.SETTINGS))),
    BACKBONES(List.of(at -> at.models().navigator().go(Hall.BACKBONES))),
    NO_PICTURES(List.of(at -> at.models().home().newModel())),
    NO_SUCH_FOLDER(List.of(
            at -> at.models().home().newModel(),
            at -> at.models().pictures().choose(at.folder().resolve("gone")))),
    PICTURES(List.of(OpenStudio::choosePictures)),
    PICTURES_TO_MEND(List.of(OpenStudio::chooseFlawedPictures)),
    BACKBONE(List.of(OpenStudio::choosePictures, OpenStudio::next)),
    DEPTH(List.of(
            OpenStudio::choosePictures,
            OpenStudio::next,
            OpenStudio::next,
            at -> at.models().depth().choose(Preset.LAST_STAGES),
            at -> ((TitledPane) at.scene().lookup("#advanced")).setExpanded(true))),
    TRAINING_NOT_STARTED(List.of(OpenStudio::choosePictures, OpenStudio::next, OpenStudio::next, at -> at.models()
            .navigator()
            .go(StepId.TRAIN))),
    TRAINING_FAILED(List.of(OpenStudio::choosePictures, OpenStudio::next, OpenStudio::next, OpenStudio::next)),
    TRAINING_PAUSED(List.of(OpenStudio::makeModels, at -> at.models().home().refresh(), at -> at.open("paused"))),
    TRAINED(List.of(OpenStudio::makeModels, at -> at.models().home().refresh(), at -> at.open("finished"))),
    NO_RESULTS(List.of(OpenStudio::choosePictures, at -> at.models().navigator().go(StepId.RESULTS))),
    RESULTS_OF_STOPPED_RUN(
            List.of(OpenStudio::makeModels, OpenStudio::goHome, at -> at.open("paused", StepId.RESULTS))),
    RESULTS(List.of(OpenStudio::makeModels, OpenStudio::goHome, at -> at.open("finished", StepId.RESULTS))),
    RESULTS_WITH_CELL(List.of(
            OpenStudio::makeModels, OpenStudio::goHome, at -> at.open("finished", StepId.RESULTS), at -> at.models()
                    .results()
                    .choose(new Cell(0, 0)))),
    RESULTS_CORRECTED(List.of(
            OpenStudio::makeModels,
            OpenStudio::goHome,
            at -> at.open("finished", StepId.RESULTS),
            at -> at.correct(0, picture -> at.models().corrections().leaveOut(picture, "shows a thumb")),
            at -> at.correct(1, picture -> at.models().corrections().moveTo(picture, "rust")))),
    RESULTS_WITHOUT_TEST(List.of(
            OpenStudio::makeModelsWithLessToTell, OpenStudio::goHome, at -> at.open("validated", StepId.RESULTS))),
    RESULTS_OF_FEW(
            List.of(OpenStudio::makeModelsWithLessToTell, OpenStudio::goHome, at -> at.open("few", StepId.RESULTS))),
    RESULTS_OF_EARLIER_VERSION(List.of(
            OpenStudio::makeModels,
            OpenStudio::goHome,
            at -> at.open("finished", StepId.RESULTS),
            at -> at.models().pictures().decisions().fit(new Fit.Pad()))),
    COMPARED(List.of(
            OpenStudio::makeVersions,
            OpenStudio::goHome,
            at -> at.models().home().rows().forEach(row -> at.models().home().choose(row, true)),
            at -> at.models().home().compare())),
    COMPARED_WITH_ANOTHER(List.of(
            OpenStudio::makeModels,
            OpenStudio::makeModelsWithLessToTell,
            OpenStudio::goHome,
            at -> at.models().home().rows().forEach(row -> at.models().home().choose(row, true)),
            at -> at.models().home().compare())),
    EXAMINED(List.of(
            at -> at.models().navigator().go(Hall.SETTINGS),
            at -> at.tasks().stand(0, 0),
            at -> at.models().machine().examine(),
            at -> at.tasks().finish(MachineFacts.ALL))),
    EXAMINED_BROKEN(List.of(
            at -> at.models().navigator().go(Hall.SETTINGS),
            at -> at.tasks().stand(0, 0),
            at -> at.models().machine().examine(),
            at -> at.tasks().finish(MachineFacts.BROKEN))),
    NOT_EXAMINED(List.of(
            at -> at.models().navigator().go(Hall.SETTINGS),
            at -> at.tasks().stand(0, 0),
            at -> at.models().machine().examine(),
            at -> at.tasks().fail(new GraftException(ErrorCode.DEVICE, Message.of("machine.failed"))))),
    DOWNLOAD_PAUSED(List.of(
            OpenStudio::choosePictures,
            OpenStudio::next,
            at -> at.tasks().stand(3_000_000, 9_000_000),
            OpenStudio::downloadBackbone,
            at -> at.tasks().fail(GraftException.cancelled()))),
    DOWNLOAD_BROKEN_OFF(List.of(
            OpenStudio::choosePictures,
            OpenStudio::next,
            at -> at.tasks().stand(3_000_000, 9_000_000),
            OpenStudio::downloadBackbone,
            at -> at.tasks()
                    .fail(new GraftException(
                            ErrorCode.DATA,
                            Message.of("download.connection", "MobileNetV2", "storage.googleapis.com"))))),
    NOTHING_TO_USE(
            List.of(OpenStudio::choosePictures, at -> at.models().navigator().go(StepId.USE))),
    USE(List.of(OpenStudio::makeModels, OpenStudio::goHome, at -> at.open("finished", StepId.USE))),
    USE_SURE(
            List.of(OpenStudio::makeModels, OpenStudio::goHome, at -> at.open("finished", StepId.USE), at -> at.models()
                    .use()
                    .take(List.of(at.rust())))),
    USE_NOT_SURE(List.of(
            OpenStudio::makeModels,
            OpenStudio::goHome,
            at -> at.open("finished", StepId.USE),
            at -> at.worker().sureness = 0.4,
            at -> at.models().use().take(List.of(at.rust())))),
    USE_UNKNOWN(List.of(
            OpenStudio::makeModels,
            OpenStudio::goHome,
            at -> at.open("finished", StepId.USE),
            at -> at.worker().limit = Optional.of(new KnownLimit(0.95, 51)),
            at -> at.models().use().take(List.of(at.rust())))),
    USE_SEVERAL(
            List.of(OpenStudio::makeModels, OpenStudio::goHome, at -> at.open("finished", StepId.USE), at -> at.models()
                    .use()
                    .take(List.of(at.broken(), at.rust())))),
    USE_UNREADABLE(
            List.of(OpenStudio::makeModels, OpenStudio::goHome, at -> at.open("finished", StepId.USE), at -> at.models()
                    .use()
                    .take(List.of(at.broken())))),
    USE_FOLDER(
            List.of(OpenStudio::makeModels, OpenStudio::goHome, at -> at.open("finished", StepId.USE), at -> at.models()
                    .use()
                    .folder()
                    .choose(at.field()))),
    USE_TABLE(List.of(
            OpenStudio::makeModels,
            OpenStudio::goHome,
            at -> at.open("finished", StepId.USE),
            at -> at.models().use().folder().choose(at.field()),
            at -> at.models().use().folder().answer(at.folder().resolve("field-answers.csv"), ','))),
    USE_TAKEN(List.of(
            OpenStudio::makeModels,
            OpenStudio::goHome,
            at -> at.open("finished", StepId.USE),
            at -> at.take(Take.MODEL),
            at -> at.take(Take.BUNDLE))),
    USE_NOT_TAKEN(List.of(
            OpenStudio::makeModels,
            OpenStudio::goHome,
            at -> at.open("finished", StepId.USE),
            at -> at.worker().exportDifference = 0.25,
            at -> at.take(Take.MODEL))),
    ABOUT(List.of(at -> at.models().navigator().go(Hall.ABOUT))),
    TRAINING_GENTLY(List.of(
            at -> at.models().settings().change(s -> s.withGentle(GentleMode.ALWAYS)),
            OpenStudio::choosePictures,
            at -> at.models().navigator().go(StepId.TRAIN))),
    LOST_WINDOW(List.of(OpenStudio::loseWindow, at -> at.models().crash().look())),
    REPORT(List.of(OpenStudio::loseWindow, at -> at.models().crash().look(), at -> at.models()
            .navigator()
            .go(Hall.REPORT))),
    FOREIGN(List.of(
            at -> at.models().foreign().open(at.folder().resolve("leaf check.graft")),
            at -> at.models().foreign().take(List.of(at.rust())))),
    FOREIGN_REFUSED(List.of(
            at -> at.worker().refusal = Optional.of(Message.of("model.bundleDamaged")),
            at -> at.models().foreign().open(at.folder().resolve("leaf check.graft"))));

    private final List<Step> steps;

    RestingView(List<Step> steps) {
        this.steps = steps;
    }

    @Override
    public List<Step> steps() {
        return steps;
    }
}
