package graft.app.about;

import graft.app.task.Tasks;
import graft.common.ApplicationFolder;
import graft.common.BuildInfo;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What this Graft is, and what it is made of. */
public final class AboutModel {

    private final BuildInfo build;
    private final ApplicationFolder application;
    private final Path code;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<List<LegalText>> documents = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<LegalText>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param code the jar or folder that this process's classes come from
     */
    public AboutModel(BuildInfo build, ApplicationFolder application, Path code, Tasks tasks) {
        this.build = build;
        this.application = application;
        this.code = code;
        this.tasks = tasks;
    }

    /**
     * A line about this Graft.
     *
     * @param name what it is about
     * @param value a version, mostly
     */
    public record Fact(Message name, Message value) {}

    /** What it is, a line each. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Message.of("about.version"), Message.of("about.asWritten", build.version())));
        build.commit()
                .ifPresent(commit -> facts.add(new Fact(
                        Message.of("about.build"),
                        build.day()
                                .map(day -> Message.of("about.buildOf", commit, day))
                                .orElseGet(() -> Message.of("about.asWritten", commit)))));
        facts.add(fact("about.java", property("java.runtime.version"), property("java.vendor")));
        facts.add(fact("about.window", "JavaFX", property("javafx.runtime.version")));
        facts.add(fact("about.training", "Deeplearning4j", build.dl4j()));
        facts.add(fact("about.models", "ONNX Runtime", build.onnxRuntime()));
        facts.add(fact("about.system", property("os.name"), property("os.version"), property("os.arch")));
        return List.copyOf(facts);
    }

    private static Fact fact(String nameKey, String... words) {
        return new Fact(
                Message.of(nameKey),
                Message.of("about.asWritten", String.join(" ", words).strip()));
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    /** The same as text, in English, for whoever helps. */
    public String report() {
        return facts().stream()
                .map(fact -> fact.name().english() + ": " + fact.value().english())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** The texts that can be read. */
    public ReadOnlyObjectProperty<List<LegalText>> documentsProperty() {
        return documents.getReadOnlyProperty();
    }

    /** The one that is read. */
    public ReadOnlyObjectProperty<Optional<LegalText>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** What it says. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Why nothing can be read. */
    public ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Looks which texts there are, unless that is known. */
    public void look() {
        if (documents.get().isEmpty()) {
            tasks.start(
                    (progress, cancellation) -> list(),
                    found -> {
                        documents.set(found);
                        choose(found.get(0));
                    },
                    this::tell);
        }
    }

    private List<LegalText> list() {
        try {
            return LegalTexts.of(application, LegalTexts.installed(code));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("about.unreadable", code), e);
        }
    }

    /** Reads one of them. */
    public void choose(LegalText wanted) {
        chosen.set(Optional.of(wanted));
        trouble.set(Optional.empty());
        tasks.start(
                (progress, cancellation) -> wanted.read(),
                read -> {
                    if (chosen.get().filter(wanted::equals).isPresent()) {
                        text.set(read);
                    }
                },
                this::tell);
    }

    private void tell(GraftException failure) {
        text.set("");
        trouble.set(Optional.of(failure.userMessage()));
    }
}
