package graft.app.testing;

import graft.app.task.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A beat that a test strikes by hand. */
public final class HandTicker implements Ticker {

    private final List<Runnable> listening = new ArrayList<>();

    @Override
    public Subscription every(Duration interval, Runnable work) {
        listening.add(work);
        return () -> listening.remove(work);
    }

    /** Strikes once. */
    public void strike() {
        List.copyOf(listening).forEach(Runnable::run);
    }

    public void strike(int times) {
        for (int i = 0; i < times; i++) {
            strike();
        }
    }

    /** How many listen. */
    public int listening() {
        return listening.size();
    }
}
