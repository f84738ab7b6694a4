package graft.app.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/** The JavaFX thread of a test process, started when first needed. */
public final class Fx {

    private static final long PATIENCE_SECONDS = 60;

    private Fx() {}

    /** Starts JavaFX, unless it runs already. */
    public static void start() {
        CompletableFuture<Void> up = new CompletableFuture<>();
        try {
            Platform.startup(() -> up.complete(null));
        } catch (IllegalStateException e) {
            up.complete(null); // it runs already
        }
        await(up);
        Platform.setImplicitExit(false);
    }

    /** Does something on the JavaFX thread, which may be this one, and waits for what comes of it. */
    public static <T> T on(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            return here(work);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    private static <T> T here(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Does something on the JavaFX thread and waits until it is done. */
    public static void run(Runnable work) {
        on(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
