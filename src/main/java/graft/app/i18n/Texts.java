package graft.app.i18n;

import graft.common.Message;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The window's sentences in the language of the moment. What is bound changes with the language; what is got does not. Used
 * on the JavaFX thread only.
 */
public final class Texts {

    private final ReadOnlyObjectWrapper<Language> language;

    public Texts(Language language) {
        this.language = new ReadOnlyObjectWrapper<>(language);
    }

    public ReadOnlyObjectProperty<Language> languageProperty() {
        return language.getReadOnlyProperty();
    }

    public Locale locale() {
        return language.get().locale();
    }

    /** From now on the window speaks this. */
    public void speak(Language newLanguage) {
        language.set(newLanguage);
    }

    /** The sentence of this key, as {@link Message#of} takes it. */
    public String get(String key, Object... arguments) {
        return get(Message.of(key, arguments));
    }

    public String get(Message message) {
        return message.text(locale());
    }

    /** The sentence of this key, for as long as somebody is bound to it. */
    public StringBinding bind(String key, Object... arguments) {
        Message message = Message.of(key, arguments);
        return Bindings.createStringBinding(() -> get(message), language);
    }

    /** A sentence that changes with what it is about. */
    public StringBinding bind(ObservableValue<Message> message) {
        return Bindings.createStringBinding(() -> get(message.getValue()), message, language);
    }

    /** A sentence that is not always there; empty meanwhile. */
    public StringBinding bindOptional(ObservableValue<Optional<Message>> message) {
        return Bindings.createStringBinding(
                () -> message.getValue().map(this::get).orElse(""), message, language);
    }

    /** A text that is put together anew whenever the language or one of these changes. */
    public StringBinding bind(Supplier<String> text, ObservableValue<?>... dependencies) {
        javafx.beans.Observable[] all = new javafx.beans.Observable[dependencies.length + 1];
        System.arraycopy(dependencies, 0, all, 0, dependencies.length);
        all[dependencies.length] = language;
        return Bindings.createStringBinding(text::get, all);
    }
}
