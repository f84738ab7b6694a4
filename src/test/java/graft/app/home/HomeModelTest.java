package graft.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.state.Saver;
import graft.app.testing.HandTicker;
import graft.app.testing.InlineTasks;
import graft.app.wizard.Navigator;
import graft.app.wizard.OpenModel;
import graft.app.wizard.ProjectOpener;
import graft.backbone.BackboneInfo;
import graft.backbone.BackboneStore;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.decode.ImageIoPictureReader;
import graft.run.RunFolder;
import graft.run.SampleRun;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import graft.run.project.RunCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeModelTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final List<List<ModelRow>> compared = new ArrayList<>();
    private Project project;
    private HomeModel home;

    @BeforeEach
    void makeVersions() throws IOException {
        ProjectStore projects = new ProjectStore(folder.resolve("projects"), SampleRun.CLOCK);
        project = projects.forImages(Files.createDirectories(folder.resolve("leaves")));
        RunCatalogue catalogue = new RunCatalogue(projects, SampleRun.CLOCK);
        InlineTasks tasks = new InlineTasks();
        BackboneStore backbones =
                new BackboneStore(folder.resolve("backbones"), List.of(), (network, weights, picture) -> {
                    throw new AssertionError("nothing is computed here");
                });
        home = new HomeModel(
                new ModelShelf(projects, catalogue, backbones, new ImageIoPictureReader()),
                catalogue,
                new ProjectOpener(projects, tasks, new OpenModel(saver), new Navigator()),
                tasks,
                new HandTicker(),
                compared::add,
                (run, cancellation) -> backboneOf(run));
        for (int i = 0; i < 3; i++) {
            RunFolder run = project.newRun(SampleRun.request("Leaves"), SampleRun.CLOCK);
            new SampleRun(run.path()).prepared().trained().finished(i, 0.9);
        }
        new SampleRun(project.newRun(SampleRun.request("Stopped"), SampleRun.CLOCK)
                        .path())
                .prepared()
                .trained();
        home.refresh();
    }

    /** The second version has trained a head only. */
    private static BackboneInfo backboneOf(RunFolder run) {
        if (run.id().endsWith("2")) {
            throw new GraftException(ErrorCode.DATA, Message.of("backbone.untouched", run.id(), "Sprout", "sprout"));
        }
        return new BackboneInfo(run.id(), run.name(), "", "", "", "", "", "", "", Optional.empty());
    }

    @Test
    void aVersionBecomesABackboneOrThePersonIsToldWhyNot() {
        home.useAsBackbone(row("leaves-2"));
        assertThat(home.troubleProperty().get().orElseThrow().english()).contains("a new head on", "Sprout");
        assertThat(home.grownProperty().get()).isEmpty();

        home.useAsBackbone(row("leaves-1"));
        assertThat(home.troubleProperty().get()).isEmpty();
        assertThat(home.grownProperty().get().orElseThrow().english())
                .isEqualTo("\"Leaves\" can be chosen as the backbone of a new model now, in step 2.");
    }

    @AfterEach
    void close() {
        saver.close();
    }

    private ModelRow row(String idEnd) {
        return home.rows().stream()
                .filter(r -> r.run().id().endsWith(idEnd))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoFinishedVersionsOrMoreCanBeCompared() {
        home.choose(row("leaves-1"), true);
        home.compare();
        assertThat(compared).as("one alone").isEmpty();
        home.choose(row("stopped-1"), true);
        assertThat(home.chosenProperty().get()).as("not finished").hasSize(1);
        home.choose(row("leaves-3"), true);
        home.compare();
        assertThat(compared.get(0))
                .extracting(r -> r.run().id())
                .satisfiesExactly(id -> assertThat(id).endsWith("leaves-1"), id -> assertThat(id)
                        .endsWith("leaves-3"));
        home.choose(row("leaves-1"), false);
        assertThat(home.isChosen(row("leaves-1"))).isFalse();
    }

    @Test
    void whatIsDeletedGoesToTheBinAndComesBackStepByStep() {
        home.choose(row("leaves-1"), true);
        home.delete(row("leaves-1"));
        home.delete(row("leaves-2"));
        assertThat(home.rows()).hasSize(2);
        assertThat(home.chosenProperty().get())
                .as("what is in the bin is not compared")
                .isEmpty();
        assertThat(home.binProperty().get()).hasSize(2);
        assertThat(home.deletedProperty().get().orElseThrow().run().id()).endsWith("leaves-2");
        assertThat(home.undoDelete()).isTrue();
        assertThat(home.undoDelete()).isTrue();
        assertThat(home.undoDelete()).isFalse();
        assertThat(home.rows()).hasSize(4);
        assertThat(home.binProperty().get()).isEmpty();
    }

    @Test
    void anythingInTheBinCanBeRestored() {
        home.delete(row("leaves-1"));
        home.delete(row("leaves-2"));
        String first = home.binProperty().get().stream()
                .map(RunCatalogue.Deleted::id)
                .filter(id -> id.endsWith("leaves-1"))
                .findFirst()
                .orElseThrow();
        home.restore(first);
        assertThat(home.rows()).hasSize(3);
        assertThat(home.deletedProperty().get().orElseThrow().run().id())
                .as("undo is about what is still in the bin")
                .endsWith("leaves-2");
    }
}
