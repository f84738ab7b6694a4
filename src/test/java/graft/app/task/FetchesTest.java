package graft.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.InlineTasks;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.MapChangeListener;
import org.junit.jupiter.api.Test;

class FetchesTest {

    private static final Message AWAY = Message.of("download.unavailable", "pets.zip", "example.org");

    private final InlineTasks tasks = new InlineTasks();
    private final Fetches fetches = new Fetches(tasks);
    private final List<String> come = new ArrayList<>();

    private void start(String id) {
        fetches.start(
                id,
                (progress, cancellation) -> {
                    cancellation.throwIfCancelled();
                    return id;
                },
                () -> come.add(id));
    }

    private void startAndFail(String id) {
        fetches.start(
                id,
                (progress, cancellation) -> {
                    throw new GraftException(ErrorCode.DATA, AWAY);
                },
                () -> come.add(id));
    }

    @Test
    void whatIsOnItsWayIsShownUntilItHasCome() {
        List<Boolean> heard = new ArrayList<>();
        fetches.all().addListener((MapChangeListener<String, Fetching>) change -> heard.add(change.wasAdded()));
        tasks.hold();
        start("pets");
        assertThat(fetches.all().get("pets")).isInstanceOf(Fetching.Running.class);
        assertThat(come).isEmpty();
        tasks.runNext();
        assertThat(fetches.all()).isEmpty();
        assertThat(come).containsExactly("pets");
        assertThat(heard).as("put in, then taken out").containsExactly(true, false);
    }

    @Test
    void pausingOneStopsThatOneOnlyAndItCanGoOn() {
        tasks.hold();
        start("pets");
        start("flowers");
        fetches.pause("pets");
        tasks.runNext();
        tasks.runNext();
        assertThat(fetches.all()).containsOnlyKeys("pets");
        assertThat(fetches.all().get("pets")).isInstanceOf(Fetching.Paused.class);
        assertThat(come).containsExactly("flowers");
        start("pets");
        assertThat(fetches.all().get("pets")).isInstanceOf(Fetching.Running.class);
        tasks.runNext();
        assertThat(fetches.all()).isEmpty();
        assertThat(come).containsExactly("flowers", "pets");
    }

    @Test
    void aFailureSaysWhyAndGoesAwayWithTheNextAttempt() {
        startAndFail("pets");
        assertThat(fetches.all().get("pets")).isEqualTo(new Fetching.Failed(AWAY));
        assertThat(come).isEmpty();
        start("pets");
        assertThat(fetches.all()).isEmpty();
        assertThat(come).containsExactly("pets");
    }

    @Test
    void pausingWhatIsNotOnItsWayChangesNothing() {
        startAndFail("pets");
        fetches.pause("pets");
        fetches.pause("nothing");
        assertThat(fetches.all()).containsOnlyKeys("pets");
        assertThat(fetches.all().get("pets")).isEqualTo(new Fetching.Failed(AWAY));
    }

    @Test
    void whatWasForgottenIsAsIfItHadNeverBeenBegunButNotWhileItIsOnItsWay() {
        startAndFail("pets");
        fetches.forget("pets");
        assertThat(fetches.all()).isEmpty();
        tasks.hold();
        start("pets");
        fetches.forget("pets");
        assertThat(fetches.all().get("pets")).isInstanceOf(Fetching.Running.class);
    }
}
