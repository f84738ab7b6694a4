package graft.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.HandTicker;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.AwakeClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work in the background, with a JavaFX thread that is this one and does what waits for it when it is told. */
class FxTasksTest {

    private static final int PATIENCE_SECONDS = 30;
    private static final long SECOND = 1_000_000_000L;

    private final HandTicker ticker = new HandTicker();
    private final BlockingQueue<Runnable> forFx = new LinkedBlockingQueue<>();
    private final FxTasks tasks = new FxTasks(ticker, forFx::add);
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        tasks.close();
    }

    private Runnable nextForFx() throws InterruptedException {
        Runnable next = forFx.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("something for the JavaFX thread").isNotNull();
        return next;
    }

    private Job start(Work<String> work) {
        return tasks.start(
                work,
                heard::add,
                failure -> heard.add(
                        failure.code() == ErrorCode.CANCELLED
                                ? "cancelled"
                                : failure.userMessage().key()));
    }

    @Test
    void whatComesOfItIsToldOnTheJavaFxThreadAndNotBefore() throws InterruptedException {
        Job job = start((progress, cancellation) -> "done");
        Runnable ending = nextForFx();
        assertThat(heard).isEmpty();
        assertThat(job.runningProperty().get()).isTrue();
        ending.run();
        assertThat(heard).containsExactly("done");
        assertThat(job.runningProperty().get()).isFalse();
        assertThat(ticker.listening()).as("nothing is sampled any more").isZero();
    }

    @Test
    void progressIsFetchedByTheBeat() throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        Job job = start((progress, cancellation) -> {
            progress.at(3, 4);
            reported.countDown();
            await(looked);
            return "done";
        });
        await(reported);
        assertThat(job.reachProperty().get()).isEqualTo(Reach.START);
        ticker.strike();
        assertThat(job.reachProperty().get().share()).isEqualTo(0.75);
        looked.countDown();
        nextForFx().run();
    }

    /** A folder is answered, half of it before the lid was closed for a night: an hour is left, and not another night. */
    @Test
    void aNightInWhichTheComputerSleptIsNoReasonToExpectAnother() throws InterruptedException {
        AtomicLong nanos = new AtomicLong();
        AtomicLong processor = new AtomicLong();
        FxTasks sleepy = new FxTasks(ticker, forFx::add, () -> new AwakeClock(nanos::get, processor::get));
        Job job = sleepy.start(
                (progress, cancellation) -> {
                    nanos.addAndGet(3600 * SECOND);
                    processor.addAndGet(3600 * SECOND);
                    progress.at(500, 1000);
                    nanos.addAndGet(8 * 3600 * SECOND);
                    processor.addAndGet(SECOND);
                    progress.at(501, 1000);
                    return "done";
                },
                heard::add,
                failure -> heard.add("failed"));
        nextForFx().run();
        sleepy.close();
        assertThat(job.reachProperty().get().secondsLeft()).isBetween(3500.0, 3700.0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw GraftException.cancelled();
        }
    }

    @Test
    void failuresAndDefectsAreToldInASentence() throws InterruptedException {
        start((progress, cancellation) -> {
            throw new GraftException(ErrorCode.DATA, Message.of("data.readEmpty"));
        });
        nextForFx().run();
        start((progress, cancellation) -> {
            throw new IllegalStateException("a defect");
        });
        nextForFx().run();
        assertThat(heard).containsExactly("data.readEmpty", "worker.defect");
    }

    @Test
    void onceClosedNothingIsBegun() {
        AtomicBoolean begun = new AtomicBoolean();
        tasks.close();
        Job job = start((progress, cancellation) -> {
            begun.set(true);
            return "done";
        });
        assertThat(job.runningProperty().get()).isFalse();
        assertThat(ticker.listening()).isZero();
        assertThat(forFx).isEmpty();
        assertThat(begun).isFalse();
        assertThat(heard).isEmpty();
    }

    @Test
    void whatHadEndedWhenItWasClosedIsNotToldAnyMore() throws InterruptedException {
        Job job = start((progress, cancellation) -> "done");
        Runnable ending = nextForFx();
        tasks.close();
        ending.run();
        assertThat(heard).isEmpty();
        assertThat(job.runningProperty().get()).isFalse();
        assertThat(ticker.listening()).isZero();
    }

    @Test
    void whatStillRunsWhenItIsClosedIsInterruptedAndNotTold() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Job job = start((progress, cancellation) -> {
            begun.countDown();
            await(new CountDownLatch(1)); // until it is interrupted
            return "done";
        });
        await(begun);
        tasks.close();
        nextForFx().run();
        assertThat(heard).isEmpty();
        assertThat(job.runningProperty().get()).isFalse();
        assertThat(ticker.listening()).isZero();
    }
}
