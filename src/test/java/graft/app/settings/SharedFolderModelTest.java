package graft.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.InlineTasks;
import graft.common.Folders;
import graft.common.Message;
import graft.common.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderModelTest {

    @TempDir
    Path folder;

    private SharedFolderModel model;

    @BeforeEach
    void make() {
        model = new SharedFolderModel(
                new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache")),
                new InlineTasks());
    }

    private SharedFolder.Named named() {
        return model.namedProperty().get().orElseThrow();
    }

    @Test
    void aFolderWithSomethingInItIsNamedAndCountsFromTheNextStartOn() throws IOException {
        model.look();
        assertThat(named().folder()).isEmpty();
        Path room = folder.resolve("room");
        Files.createDirectories(room.resolve("backbones"));
        model.choose(room);
        assertThat(named().folder()).contains(room);
        assertThat(named().by()).isEqualTo(SharedFolder.NamedBy.PERSON);
        assertThat(model.changedProperty().get()).isTrue();
        model.forget();
        assertThat(named().folder()).isEmpty();
    }

    @Test
    void oneWithNothingInItIsRefusedAndNothingChanges() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        model.choose(empty);
        assertThat(model.troubleProperty().get()).contains(Message.of("settings.nothingShared", empty));
        assertThat(model.changedProperty().get()).isFalse();
        model.look();
        assertThat(named().folder()).isEmpty();
        Files.createDirectories(empty.resolve("sample-datasets"));
        model.choose(empty);
        assertThat(model.troubleProperty().get()).isEmpty();
        assertThat(named().folder()).contains(empty);
    }
}
