package graft.common;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * A sentence for the person, kept as a key and its arguments until it is shown, so that a worker can send it and the
 * window can show it in another language.
 *
 * @param key {@code area.purpose}; the sentence is {@code purpose} in {@code graft/messages/area.properties}
 * @param arguments what fills the gaps {@code {0}}, {@code {1}}, ...: strings, numbers, booleans, and sentences that stand
 *     inside this one and are said in the same language
 */
public record Message(String key, List<Object> arguments) {

    /** Copies the arguments, and refuses a key without an area or an argument that JSON would not keep as it is. */
    public Message {
        arguments = arguments.stream().map(Message::argument).toList();
        if (key.indexOf('.') < 1) {
            throw new IllegalArgumentException("message key without area: " + key);
        }
        for (Object argument : arguments) {
            if (!(argument instanceof String || keptAsItIs(argument))) {
                throw new IllegalArgumentException(key + ": argument of " + argument.getClass());
            }
        }
    }

    /** The sentence of this key; what is neither a number, a boolean nor a sentence itself is taken as its text. */
    public static Message of(String key, Object... arguments) {
        return new Message(
                key,
                Arrays.stream(arguments)
                        .map(a -> keptAsItIs(a) ? a : a.toString())
                        .toList());
    }

    private static boolean keptAsItIs(Object argument) {
        return argument instanceof Number || argument instanceof Boolean || argument instanceof Message;
    }

    /** JSON gives a sentence inside another back as an object; anything else stays. */
    private static Object argument(Object argument) {
        return argument instanceof Map<?, ?> object
                        && object.get("key") instanceof String inner
                        && object.get("arguments") instanceof List<?> list
                ? new Message(inner, List.copyOf(list))
                : argument;
    }

    /**
     * The sentence in the language of {@code locale}, or in English where that language lacks it.
     *
     * @throws java.util.MissingResourceException if there is no such sentence, which a test rules out
     */
    public String text(Locale locale) {
        int dot = key.indexOf('.');
        ResourceBundle bundle = ResourceBundle.getBundle(
                "graft.messages." + key.substring(0, dot),
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] said = arguments.stream()
                .map(a -> a instanceof Message inner ? inner.text(locale) : a)
                .toArray();
        return new MessageFormat(bundle.getString(key.substring(dot + 1)), locale).format(said);
    }

    /** The sentence in English, for logs and the terminal. */
    @JsonIgnore
    public String english() {
        return text(Locale.ENGLISH);
    }

    @Override
    public String toString() {
        return english();
    }
}
