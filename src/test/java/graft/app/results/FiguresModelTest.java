package graft.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.state.Saver;
import graft.app.testing.Fx;
import graft.app.testing.InlineTasks;
import graft.app.wizard.Draft;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.evaluation.Alarm;
import graft.evaluation.FoldFigures;
import graft.evaluation.Requirement;
import graft.evaluation.RequirementCheck;
import graft.run.RunFolds;
import graft.run.SampleRun;
import graft.run.project.RequirementBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is behind the tabs, without a stage. */
class FiguresModelTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private FinishedProject project;
    private ResultsModel results;
    private FiguresModel model;
    private HeadFolding folding = (run, progress, cancellation) -> SampleFolds.of(run);

    @BeforeAll
    static void start() {
        Fx.start();
    }

    @BeforeEach
    void open() throws IOException {
        project = new FinishedProject(folder, saver, SampleRun.CLASSES, 85).finished(0.8);
        results = new ResultsModel(project.model(), new SimpleBooleanProperty().asObject(), new InlineTasks());
        model = new FiguresModel(
                results,
                (run, progress, cancellation) -> folding.fold(run, progress, cancellation),
                new InlineTasks(),
                Clock.systemUTC());
        results.reset();
    }

    @AfterEach
    void close() {
        saver.close();
    }

    private FigureDetails details() {
        return model.detailsProperty().get().orElseThrow();
    }

    @Test
    void nothingIsReadBeforeATabIsLookedAt() {
        assertThat(model.detailsProperty().get()).isEmpty();
        model.tabProperty().set(ResultsTab.FIGURES);
        assertThat(details().predictions().size()).isEqualTo(51);
        assertThat(details().curves()).hasSize(3);
        assertThat(details().baseline().right().successes()).isEqualTo(17);
    }

    @Test
    void howCommonAClassIsChangesWhatItsNameIsWorth() {
        model.tabProperty().set(ResultsTab.FIGURES);
        Alarm before = model.alarms(details()).get(2);
        model.common("rust", 0.01);
        Alarm after = model.alarms(details()).get(2);
        assertThat(after.prevalence()).isEqualTo(0.01);
        assertThat(after.missed()).isEqualTo(before.missed());
        assertThat(after.real().orElseThrow().value())
                .isLessThan(before.real().orElseThrow().value());
    }

    @Test
    void aDemandIsWrittenIntoTheProjectAndStaysThereWhenItIsTakenBack() {
        model.tabProperty().set(ResultsTab.REQUIREMENT);
        model.demand(new Requirement(Requirement.Kind.MISSED, Optional.of("rust"), 0.02, 0.95));
        FiguresModel.Checked checked = model.checks(details()).get(0);
        assertThat(checked.stated().testSeen()).isTrue();
        assertThat(checked.check().pictures()).isEqualTo(17);
        assertThat(checked.check().verdict()).isNotEqualTo(RequirementCheck.Verdict.MET);

        model.withdraw(checked.stated());

        assertThat(model.checks(details())).isEmpty();
        assertThat(new RequirementBook(project.project()).read().stated())
                .singleElement()
                .satisfies(s -> assertThat(s.withdrawn()).isPresent());
    }

    @Test
    void aClassThatMustNotBeMissedComesFirst() {
        model.tabProperty().set(ResultsTab.REQUIREMENT);
        model.neverMiss("rust", true);
        assertThat(model.alarms(details()).get(0).label()).isEqualTo("rust");
        model.neverMiss("rust", false);
        assertThat(model.alarms(details()).get(0).label()).isEqualTo("blight");
    }

    @Test
    void aTableOfGroupsIsReadAndABadOneIsASentence() throws IOException {
        model.tabProperty().set(ResultsTab.GROUPS);
        StringBuilder table = new StringBuilder("picture\tgroup\n");
        for (int i = 0; i < details().paths().size(); i++) {
            table.append(details().paths().get(i)).append('\t').append(i % 2 == 0 ? "left\n" : "right\n");
        }
        Path file = folder.resolve("groups.tsv");
        Files.writeString(file, table);
        model.compareGroups(file);
        assertThat(model.groupsProperty().get().orElseThrow().groups()).hasSize(2);

        Files.writeString(file, "nothing");
        model.compareGroups(file);
        assertThat(model.troubleProperty().get()).isPresent();
    }

    @Test
    void foldingTellsWhetherMoreWouldHelpAndWhichLabelsAreSuspect() {
        model.tabProperty().set(ResultsTab.MORE);
        model.fold();
        FigureDetails.Folds folds = details().folds().orElseThrow();
        FoldFigures figures = folds.figures();
        assertThat(figures.pictures())
                .isEqualTo(project.sample().folder().split().present().size());
        assertThat(figures.right().value()).isBetween(0.89, 0.91);
        assertThat(folds.suspects()).hasSize((int) Math.round(0.1 * figures.pictures()));
        assertThat(folds.outsideTheTest().size()).isLessThan(folds.suspects().size());
        assertThat(folds.suspects().subList(0, folds.outsideTheTest().size())).isEqualTo(folds.outsideTheTest());
    }

    @Test
    void whatCannotBeFoldedIsASentence() {
        model.tabProperty().set(ResultsTab.MORE);
        folding = (run, progress, cancellation) -> {
            throw new GraftException(ErrorCode.DATA, Message.of("run.foldsTouched", "leaves"));
        };
        model.fold();
        assertThat(details().folds()).isEmpty();
        assertThat(model.troubleProperty().get().orElseThrow().english()).contains("kept the head alone");
    }

    @Test
    void theFileOfFoldsIsWhatWasWritten() throws IOException {
        RunFolds folds = SampleFolds.of(project.sample().folder());
        Path file = folder.resolve("folds.json");
        RunFolds.DOCUMENT.write(file, folds);
        assertThat(RunFolds.DOCUMENT.read(file)).isEqualTo(folds);
    }

    @Test
    void whatIsDemandedBeforeThereIsATestIsNotMarked() throws IOException {
        FinishedProject fresh = new FinishedProject(folder.resolve("fresh"), saver, SampleRun.CLASSES, 10);
        project.model().open(fresh.project(), Draft.named("fresh"));
        results.reset();
        model.lookEarly();
        model.demand(new Requirement(Requirement.Kind.MISSED, Optional.of("rust"), 0.02, 0.95));
        assertThat(model.earlyProperty().get().orElseThrow().stated().holding())
                .singleElement()
                .satisfies(s -> assertThat(s.testSeen()).isFalse());
    }
}
