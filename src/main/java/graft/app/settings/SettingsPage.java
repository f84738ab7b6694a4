package graft.app.settings;

import graft.app.control.Banner;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.ByteText;
import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import graft.app.shell.Presentation;
import graft.app.state.GentleMode;
import graft.app.state.Kept;
import graft.app.state.Settings;
import graft.app.theme.Appearance;
import graft.app.theme.Theme;
import graft.compute.DeviceChoice;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Settings of the window as a whole; every one takes effect at once. */
public final class SettingsPage implements Page {

    private final Widgets widgets;
    private final Texts texts;
    private final Kept<Settings> settings;
    private final StorageModel storage;
    private final SharedFolderModel shared;
    private final Runnable whenShown;
    private final PageFrame frame;

    /**
     * @param machine what is shown of the computer
     * @param whenShown is called whenever the page is shown, to see what has changed on the computer
     * @param cores how many processor cores there are
     */
    public SettingsPage(
            Widgets widgets,
            Kept<Settings> settings,
            StorageModel storage,
            SharedFolderModel shared,
            Node machine,
            Runnable whenShown,
            Desk desk,
            Presentation presentation,
            int cores) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.settings = settings;
        this.storage = storage;
        this.shared = shared;
        this.whenShown = whenShown;
        this.frame = new PageFrame(widgets, texts.bind("shell.settings"), texts.bind("settings.sentence"))
                .with(look(presentation), computing(cores), network(), space(desk), machine);
        frame.content().getStyleClass().add("roomy");
    }

    private Node look(Presentation presentation) {
        Segments segments = new Segments();
        segments.add(() -> Language.ENGLISH.ownName(), this::speaksEnglish, s -> s.withLanguage(Language.ENGLISH));
        segments.add(() -> Language.GERMAN.ownName(), s -> !speaksEnglish(s), s -> s.withLanguage(Language.GERMAN));
        Segments theme = new Segments();
        theme.add(
                () -> texts.get("settings.light"),
                s -> s.appearance().theme() == Theme.LIGHT,
                in(a -> a.withTheme(Theme.LIGHT)));
        theme.add(
                () -> texts.get("settings.dark"),
                s -> s.appearance().theme() == Theme.DARK,
                in(a -> a.withTheme(Theme.DARK)));
        Segments type = new Segments();
        for (int percent : new int[] {100, 125, 150}) {
            type.add(
                    () -> texts.get("settings.percent", percent),
                    s -> s.appearance().typePercent() == percent,
                    in(a -> a.withTypePercent(percent)));
        }
        CheckBox motion = new CheckBox();
        motion.textProperty().bind(texts.bind("settings.reducedMotion"));
        motion.setSelected(settings.get().appearance().reducedMotion());
        motion.setOnAction(event -> settings.change(in(a -> a.withReducedMotion(motion.isSelected()))));
        return Widgets.card(
                widgets.label("settings.look", "card-title"),
                row("settings.language", segments),
                row("settings.theme", theme),
                row("settings.typeSize", type),
                row("settings.motion", motion),
                row(
                        "settings.presentation",
                        widgets.button("settings.startPresentation", presentation::toggle, "small-button")),
                widgets.paragraph("settings.presentationMeaning", "muted", "small-text"));
    }

    private boolean speaksEnglish(Settings s) {
        return s.language().orElse(texts.languageProperty().get()) == Language.ENGLISH;
    }

    private static UnaryOperator<Settings> in(UnaryOperator<Appearance> change) {
        return s -> s.withAppearance(change.apply(s.appearance()));
    }

    private Node computing(int cores) {
        Spinner<Integer> threads =
                new Spinner<>(1, cores, Math.min(cores, settings.get().threads().orElse(cores)));
        threads.accessibleTextProperty().bind(texts.bind("settings.threads"));
        threads.valueProperty()
                .addListener((observable, before, now) ->
                        settings.change(s -> s.withThreads(now == cores ? Optional.empty() : Optional.of(now))));
        Segments device = new Segments();
        device.add(() -> texts.get("settings.deviceAuto"), trainsOn(DeviceChoice.AUTO), trainOn(DeviceChoice.AUTO));
        device.add(() -> texts.get("settings.deviceCpu"), trainsOn(DeviceChoice.CPU), trainOn(DeviceChoice.CPU));
        device.add(() -> texts.get("settings.deviceGpu"), trainsOn(DeviceChoice.GPU), trainOn(DeviceChoice.GPU));
        Segments gentle = new Segments();
        gentle.add(
                () -> texts.get("pace.automatic"), is(GentleMode.AUTOMATIC), s -> s.withGentle(GentleMode.AUTOMATIC));
        gentle.add(() -> texts.get("pace.always"), is(GentleMode.ALWAYS), s -> s.withGentle(GentleMode.ALWAYS));
        gentle.add(() -> texts.get("pace.never"), is(GentleMode.NEVER), s -> s.withGentle(GentleMode.NEVER));
        return Widgets.card(
                widgets.label("settings.computing", "card-title"),
                row("settings.threads", threads),
                widgets.paragraph("settings.threadsMeaning", "muted", "small-text"),
                row("settings.device", device),
                widgets.paragraph("settings.deviceMeaning", "muted", "small-text"),
                row("pace.mode", gentle),
                widgets.paragraph("pace.meaning", "muted", "small-text"));
    }

    private static Predicate<Settings> is(GentleMode mode) {
        return s -> s.gentle().orElse(GentleMode.AUTOMATIC) == mode;
    }

    private static Predicate<Settings> trainsOn(DeviceChoice device) {
        return s -> s.device().orElse(DeviceChoice.AUTO) == device;
    }

    private static UnaryOperator<Settings> trainOn(DeviceChoice device) {
        return s -> s.withDevice(device == DeviceChoice.AUTO ? Optional.empty() : Optional.of(device));
    }

    private Node network() {
        return Widgets.card(
                widgets.label("settings.network", "card-title"),
                row("settings.proxy", new ProxyField(widgets, settings)),
                widgets.paragraph("settings.proxyMeaning", "muted", "small-text"));
    }

    private Node space(Desk desk) {
        Label projects = figure(StorageModel.Usage::projects);
        Label cache = figure(StorageModel.Usage::cache);
        Banner trouble =
                new Banner(widgets, Tone.DANGER, texts.bindOptional(storage.troubleProperty()), texts.bind(() -> ""));
        Widgets.showWhen(trouble, storage.troubleProperty().map(Optional::isPresent));
        return Widgets.card(
                widgets.label("settings.space", "card-title"),
                tall(row("settings.dataFolder", Widgets.growing(new DataFolderRow(widgets, storage, desk)))),
                row("settings.projects", projects),
                row(
                        "settings.cache",
                        Widgets.row(cache, widgets.button("settings.clearCache", storage::clearCache, "small-button"))),
                widgets.paragraph("settings.cacheMeaning", "muted", "small-text"),
                tall(row("settings.shared", Widgets.growing(new SharedFolderRow(widgets, shared, desk)))),
                widgets.paragraph("settings.sharedMeaning", "muted", "small-text"),
                trouble);
    }

    private Label figure(Function<StorageModel.Usage, Long> of) {
        return widgets.label(texts.bind(
                () -> storage.usageProperty()
                        .get()
                        .map(usage -> ByteText.of(of.apply(usage), texts))
                        .orElseGet(() -> texts.get("settings.counting")),
                storage.usageProperty()));
    }

    /** The name stands beside the first line of what may be several. */
    private static HBox tall(HBox row) {
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }

    private HBox row(String nameKey, Node control) {
        HBox row = Widgets.row(widgets.paragraph(nameKey, "field-name"), control);
        row.getStyleClass().add("wide-gap");
        return row;
    }

    @Override
    public Region view() {
        return frame;
    }

    @Override
    public void shown() {
        storage.count();
        shared.look();
        whenShown.run();
    }

    /** A row of buttons, one of which is what holds. */
    private final class Segments extends HBox {
        private final ToggleGroup group = new ToggleGroup();

        Segments() {
            getStyleClass().add("segments");
        }

        void add(Supplier<String> name, Predicate<Settings> holds, UnaryOperator<Settings> change) {
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(texts.bind(name));
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setSelected(holds.test(settings.get()));
            button.setOnAction(event -> {
                button.setSelected(true);
                settings.change(change);
            });
            settings.property().addListener((observable, before, now) -> button.setSelected(holds.test(now)));
            if (!getChildren().isEmpty()) {
                Node last = getChildren().get(getChildren().size() - 1);
                last.getStyleClass().remove("last");
                last.getStyleClass().add(getChildren().size() == 1 ? "first" : "inner");
            }
            button.getStyleClass().add("last");
            getChildren().add(button);
        }
    }
}
