package graft.app.walk;

import static java.util.stream.Collectors.joining;

import graft.app.i18n.Texts;
import graft.app.testing.Fx;
import graft.app.testing.Scenery;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.testfx.api.FxRobot;

/**
 * Somebody at the window, with eyes, a mouse and a keyboard. Whatever they wait for has a name and a limit, and if it does
 * not come they say what the window shows instead.
 */
final class Person {

    /** More than any single thing takes on a slow machine; a whole training of a sample included. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration REACTION = Duration.ofSeconds(10);

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Texts texts;

    Person(Stage stage, Texts texts) {
        this.stage = stage;
        this.texts = texts;
    }

    /** A sentence of the window in the language it speaks now. */
    String sentence(String key, Object... arguments) {
        return Fx.on(() -> texts.get(key, arguments));
    }

    /** Waits until something holds that is looked at on the JavaFX thread. */
    void waitUntil(String what, BooleanSupplier holds) {
        waitUntil(what, PATIENCE, holds);
    }

    private void waitUntil(String what, Duration atMost, BooleanSupplier holds) {
        try {
            Awaitility.await(what)
                    .atMost(atMost)
                    .pollInterval(GLANCE)
                    .pollDelay(Duration.ZERO)
                    .until(() -> Fx.on(holds::getAsBoolean));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "waited " + atMost.toSeconds() + " s for " + what + "; the window shows:\n"
                            + Fx.on(this::shown).stream().collect(joining("\n")),
                    e);
        }
    }

    /** Waits until a text is to be read somewhere, if one scrolls far enough. */
    void waitToRead(String part) {
        waitUntil("\"" + part + "\"", () -> shown().stream().anyMatch(text -> text.contains(part)));
    }

    /** Whether a text is to be read now. */
    boolean reads(String part) {
        return Fx.on(() -> shown().stream().anyMatch(text -> text.contains(part)));
    }

    private List<String> shown() {
        return Scenery.visible(stage.getScene().getRoot()).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList();
    }

    /** Whether something of this id is to be seen. */
    boolean sees(String id) {
        return Fx.on(() -> find(byId(id)).isPresent());
    }

    /** Whether something of this id can be used now. */
    boolean canUse(String id) {
        return Fx.on(() -> usable(byId(id)).isPresent());
    }

    /** Whether the button that says this is pressed in or ticked. */
    boolean isSelected(String key) {
        String wanted = sentence(key);
        return Fx.on(() -> find(node -> node instanceof ToggleButton button && wanted.equals(button.getText()))
                .map(node -> ((ToggleButton) node).isSelected())
                .orElse(false));
    }

    /** How many buttons say this. */
    long countOf(String key) {
        String wanted = sentence(key);
        return Fx.on(() -> Scenery.visible(stage.getScene().getRoot()).stream()
                .filter(node -> node instanceof ButtonBase button && wanted.equals(button.getText()))
                .count());
    }

    /** Waits until something of this id is to be seen. */
    void waitToSee(String id) {
        waitUntil("#" + id, () -> find(byId(id)).isPresent());
    }

    /** Waits until something of this id can be used. */
    void waitToBeAbleTo(String id) {
        waitUntil("#" + id + " to be enabled", () -> usable(byId(id)).isPresent());
    }

    /** Clicks what has this id, as soon as that is possible. */
    void click(String id) {
        click("#" + id, byId(id));
    }

    /** Clicks what says this, as soon as that is possible. */
    void clickText(String key, Object... arguments) {
        clickLiteral(sentence(key, arguments));
    }

    /** Clicks what says just this, in whatever language. */
    void clickLiteral(String wanted) {
        click("\"" + wanted + "\"", node -> node instanceof ButtonBase button && wanted.equals(button.getText()));
    }

    /** What a screen reader says of everything that has this style class. */
    List<String> spoken(String styleClass) {
        return Fx.on(() -> Scenery.visible(stage.getScene().getRoot()).stream()
                .filter(node -> node.getStyleClass().contains(styleClass))
                .map(Node::getAccessibleText)
                .filter(Objects::nonNull)
                .toList());
    }

    /** What the first label of this style class says. */
    String writtenIn(String styleClass) {
        return Fx.on(
                () -> find(node -> node instanceof Label && node.getStyleClass().contains(styleClass))
                        .map(node -> ((Label) node).getText())
                        .orElse(""));
    }

    /** Clicks what a screen reader says just this of. */
    void clickSpoken(String spoken) {
        click("\"" + spoken + "\"", node -> spoken.equals(node.getAccessibleText()));
    }

    /** Clicks the card that has this title. */
    void clickCard(String title) {
        click(
                "the card \"" + title + "\"",
                node -> node.getStyleClass().contains("choice-card")
                        && Scenery.visible(node).stream()
                                .anyMatch(part -> part instanceof Label label && title.equals(label.getText())),
                MouseEvent.MOUSE_CLICKED);
    }

    /** How many there are of this style class. */
    long countStyled(String styleClass) {
        return Fx.on(() -> Scenery.visible(stage.getScene().getRoot()).stream()
                .filter(node -> node.getStyleClass().contains(styleClass))
                .count());
    }

    /** The figure that stands under this name; empty while there is none. */
    String figure(String key) {
        return figureNamed(sentence(key));
    }

    /** The figure that stands under just this name; empty while there is none. */
    String figureNamed(String name) {
        return Fx.on(() -> Scenery.visible(stage.getScene().getRoot()).stream()
                .filter(node -> node instanceof Label label && name.equals(label.getText()))
                .flatMap(node -> node.getParent().getChildrenUnmodifiable().stream())
                .filter(node -> node instanceof Label label && !name.equals(label.getText()))
                .map(node -> ((Label) node).getText())
                .findFirst()
                .orElse(""));
    }

    /** Clicks the first of this style class, as soon as that is possible. */
    void clickStyled(String styleClass) {
        click("." + styleClass, node -> node.getStyleClass().contains(styleClass));
    }

    private void click(String what, Predicate<Node> wanted) {
        click(what, wanted, ActionEvent.ACTION);
    }

    private <E extends Event> void click(String what, Predicate<Node> wanted, EventType<E> heard) {
        waitUntil(what + " to be there and enabled", () -> usable(wanted).isPresent());
        // Heard by the scene, for what is wanted may be shown anew between finding and clicking it, as cards are.
        AtomicBoolean done = new AtomicBoolean();
        EventHandler<E> witness = event -> {
            if (event.getTarget() instanceof Node target && isWithin(target, wanted)) {
                done.set(true);
            }
        };
        Bounds place = Fx.on(() -> {
            Node node = usable(wanted).orElseThrow();
            bringIntoView(node);
            stage.getScene().addEventFilter(heard, witness);
            return node.localToScreen(node.getBoundsInLocal());
        });
        try {
            robot.clickOn(place);
            waitUntil("the click on " + what + " to be noticed", REACTION, done::get);
        } finally {
            Fx.run(() -> stage.getScene().removeEventFilter(heard, witness));
        }
    }

    private static boolean isWithin(Node target, Predicate<Node> wanted) {
        for (Node node = target; node != null; node = node.getParent()) {
            if (wanted.test(node)) {
                return true;
            }
        }
        return false;
    }

    /** Presses keys together. */
    void press(KeyCode... keys) {
        robot.push(keys);
    }

    /** Types a text where the focus is. */
    void type(String text) {
        robot.write(text);
    }

    /** Goes on by Tab until something of this id has the focus. */
    void tabTo(String id) {
        waitToBeAbleTo(id);
        tabTo("#" + id, byId(id));
    }

    /** Goes on by Tab until the button that says this has the focus. */
    void tabToText(String wanted) {
        tabTo("\"" + wanted + "\"", node -> node instanceof ButtonBase button && wanted.equals(button.getText()));
    }

    private void tabTo(String what, Predicate<Node> wanted) {
        int stops = Fx.on(() -> Scenery.visible(stage.getScene().getRoot()).size());
        for (int i = 0; i < stops; i++) {
            if (Fx.on(() -> Optional.ofNullable(stage.getScene().getFocusOwner())
                    .filter(wanted)
                    .isPresent())) {
                return;
            }
            press(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to " + what + "; it is at "
                + Fx.on(() -> stage.getScene().getFocusOwner()));
    }

    /** Looks at something on the JavaFX thread. */
    <T extends Node, R> R look(String id, Class<T> type, Function<T, R> at) {
        waitToSee(id);
        return Fx.on(() -> at.apply(type.cast(find(byId(id)).orElseThrow())));
    }

    private static Predicate<Node> byId(String id) {
        return node -> id.equals(node.getId());
    }

    private Optional<Node> find(Predicate<Node> wanted) {
        return Scenery.visible(stage.getScene().getRoot()).stream()
                .filter(wanted)
                .findFirst();
    }

    private Optional<Node> usable(Predicate<Node> wanted) {
        return Scenery.visible(stage.getScene().getRoot()).stream()
                .filter(wanted)
                .filter(node -> !node.isDisabled())
                .findFirst();
    }

    /** Scrolls as far as it takes. */
    private void bringIntoView(Node node) {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
        for (Node above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrollPane scroll) {
                Node content = Objects.requireNonNull(scroll.getContent());
                Bounds inside = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
                double room = content.getBoundsInLocal().getHeight()
                        - scroll.getViewportBounds().getHeight();
                double wanted = inside.getCenterY() - scroll.getViewportBounds().getHeight() / 2;
                scroll.setVvalue(room <= 0 ? 0 : Math.max(0, Math.min(1, wanted / room)));
                stage.getScene().getRoot().layout();
            }
        }
    }
}
