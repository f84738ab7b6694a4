package graft.app.pack;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.task.Fetching;
import graft.app.testing.InlineTasks;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.compute.pack.Pack;
import graft.compute.pack.PackFit;
import graft.compute.pack.PackKind;
import graft.compute.pack.PackStanding;
import graft.compute.pack.PackState;
import graft.compute.pack.TinyPack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksModelTest {

    private static final Message BROKEN_OFF = Message.of("download.connection", "natives.jar", "example.org");
    private static final Message MISSING = Message.of("pack.missingFiles", 1, "natives.jar");

    @TempDir
    Path folder;

    private final InlineTasks tasks = new InlineTasks();
    private final ScriptedDesk desk = new ScriptedDesk();
    private final List<String> changes = new ArrayList<>();
    private Pack pack;
    private PacksModel model;

    @BeforeEach
    void make() throws IOException {
        pack = new TinyPack(folder, PackKind.CARD_TRAINING, "1", "https://example.org/").pack();
        model = new PacksModel(desk, () -> changes.add("changed"), tasks);
    }

    @Test
    void nothingIsKnownBeforeItWasLookedFor() {
        assertThat(model.packsProperty().get()).isEmpty();
        model.refresh();
        assertThat(model.packsProperty().get()).contains(List.of(desk.state()));
    }

    @Test
    void downloadedItIsHereAndWhoeverTrainsIsTold() {
        model.download(pack);
        assertThat(model.fetching()).isEmpty();
        assertThat(standing()).isEqualTo(new PackStanding.Here(9));
        assertThat(changes).containsExactly("changed");
        assertThat(model.isFromFolder("tiny")).isFalse();
    }

    @Test
    void pausedItSaysHowMuchHasComeAndGoesOnFromThere() {
        tasks.hold();
        model.download(pack);
        assertThat(model.fetching().get("tiny")).isInstanceOf(Fetching.Running.class);
        model.pause(pack);
        tasks.runNext();
        assertThat(model.fetching().get("tiny")).isInstanceOf(Fetching.Paused.class);
        tasks.runNext();
        assertThat(standing()).isEqualTo(new PackStanding.Absent(4));
        assertThat(changes).isEmpty();

        model.download(pack);
        tasks.runNext();
        tasks.runNext();
        assertThat(standing()).isEqualTo(new PackStanding.Here(9));
    }

    @Test
    void aFailureIsSaidUntilTheNextAttempt() {
        desk.failure = Optional.of(new GraftException(ErrorCode.DEVICE, BROKEN_OFF));
        model.download(pack);
        assertThat(model.fetching().get("tiny")).isEqualTo(new Fetching.Failed(BROKEN_OFF));
        assertThat(standing()).isEqualTo(new PackStanding.Absent(4));
        desk.failure = Optional.empty();
        model.download(pack);
        assertThat(model.fetching()).isEmpty();
    }

    @Test
    void whatWasBegunCanBeThrownAway() {
        desk.failure = Optional.of(new GraftException(ErrorCode.DEVICE, BROKEN_OFF));
        model.download(pack);
        model.discard(pack);
        assertThat(model.fetching()).isEmpty();
        assertThat(standing()).isEqualTo(new PackStanding.Absent(0));
    }

    @Test
    void aFolderThatLacksAFileIsRefusedAndARightOneIsTaken() {
        desk.failure = Optional.of(new GraftException(ErrorCode.DEVICE, MISSING));
        model.addFrom(pack, folder);
        assertThat(model.fetching().get("tiny")).isEqualTo(new Fetching.Failed(MISSING));
        assertThat(model.isFromFolder("tiny")).isTrue();
        desk.failure = Optional.empty();
        model.addFrom(pack, folder);
        assertThat(standing()).isEqualTo(new PackStanding.Here(9));
        assertThat(desk.addedFrom).containsExactly(folder, folder);
    }

    @Test
    void removingIsAskedFirst() {
        model.download(pack);
        model.askRemoval(pack);
        assertThat(model.removalProperty().get()).contains("tiny");
        model.keep();
        assertThat(model.removalProperty().get()).isEmpty();
        assertThat(standing()).isEqualTo(new PackStanding.Here(9));

        model.askRemoval(pack);
        model.remove(pack);
        assertThat(model.removalProperty().get()).isEmpty();
        assertThat(standing()).isEqualTo(new PackStanding.Absent(0));
        assertThat(changes).containsExactly("changed", "changed");
    }

    @Test
    void whatCannotBeRemovedIsSaidAndStays() {
        model.download(pack);
        Message disk = Message.of("pack.disk", "tiny");
        desk.failure = Optional.of(new GraftException(ErrorCode.DEVICE, disk));
        model.remove(pack);
        assertThat(model.troubleProperty().get()).contains(disk);
        assertThat(standing()).isEqualTo(new PackStanding.Here(9));
        desk.failure = Optional.empty();
        model.remove(pack);
        assertThat(model.troubleProperty().get()).isEmpty();
    }

    private PackStanding standing() {
        return model.packsProperty().get().orElseThrow().get(0).standing();
    }

    /** Has one pack, of which a download that does not succeed leaves four bytes. */
    private final class ScriptedDesk implements PackDesk {
        private Optional<GraftException> failure = Optional.empty();
        private PackStanding standing = new PackStanding.Absent(0);
        private final List<Path> addedFrom = new ArrayList<>();

        private PackState state() {
            return new PackState(pack, 8, new PackFit(true, Message.of("pack.helpsCard", "RTX 3060")), standing);
        }

        @Override
        public List<PackState> look() {
            return List.of(state());
        }

        @Override
        public void fetch(Pack what, Progress progress, CancellationToken cancellation) {
            standing = new PackStanding.Absent(4);
            cancellation.throwIfCancelled();
            failing();
            standing = new PackStanding.Here(9);
        }

        @Override
        public void add(Pack what, Path from, Progress progress, CancellationToken cancellation) {
            addedFrom.add(from);
            failing();
            standing = new PackStanding.Here(9);
        }

        @Override
        public void remove(Pack what) {
            failing();
            standing = new PackStanding.Absent(0);
        }

        @Override
        public void discard(Pack what) {
            standing = new PackStanding.Absent(0);
        }

        @Override
        public String files(Pack what) {
            return "";
        }

        private void failing() {
            failure.ifPresent(e -> {
                throw e;
            });
        }
    }
}
