package graft.app.testing;

import graft.app.desk.Desk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A desktop without a person: every dialog answers what it was told to, and what was to be shown is remembered. */
public final class QuietDesk implements Desk {

    private final List<Path> shown = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final AtomicInteger awake = new AtomicInteger();
    private boolean hidden;
    private boolean left;
    private Optional<Path> answer = Optional.empty();

    /** From now on every dialog is answered with this. */
    public void answerWith(Path path) {
        answer = Optional.of(path);
    }

    public List<Path> shown() {
        return List.copyOf(shown);
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        return answer;
    }

    @Override
    public Optional<Path> chooseFile(String title, List<String> endings) {
        return answer;
    }

    @Override
    public List<Path> chooseFiles(String title, List<String> endings) {
        return answer.stream().toList();
    }

    @Override
    public Optional<Path> chooseTarget(String title, String proposedName) {
        return answer;
    }

    @Override
    public void show(Path file) {
        shown.add(file);
    }

    @Override
    public void open(Path file) {
        shown.add(file);
    }

    /** What the system was asked to tell the person: titles, in order. */
    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public synchronized void tell(String title, String text) {
        told.add(title);
    }

    /** How many times the computer is kept awake at the moment. */
    public int awake() {
        return awake.get();
    }

    @Override
    public Awake keepAwake(String reason) {
        awake.incrementAndGet();
        return awake::decrementAndGet;
    }

    /** Whether the window was taken from the screen. */
    public boolean hidden() {
        return hidden;
    }

    @Override
    public void hideWindow() {
        hidden = true;
    }

    /** Whether the window was ended. */
    public boolean left() {
        return left;
    }

    @Override
    public void leave() {
        left = true;
    }
}
