package graft.run.report;

import java.util.function.Consumer;

/**
 * Writes HTML and inline SVG. Text and attribute values are escaped here and nowhere else; whatever a class is called, it
 * stays text.
 */
final class Html {

    private final StringBuilder out = new StringBuilder(1 << 15);

    /** Name and value in turn. */
    static String[] with(String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value");
        }
        return attributes;
    }

    /** The attribute that nearly every element has. */
    static String[] ofClass(String name) {
        return with("class", name);
    }

    /** An element with what {@code content} writes. */
    Html in(String tag, String[] attributes, Consumer<Html> content) {
        begin(tag, attributes).append('>');
        content.accept(this);
        out.append("</").append(tag).append('>');
        return this;
    }

    Html in(String tag, Consumer<Html> content) {
        return in(tag, with(), content);
    }

    /** An element with text. */
    Html in(String tag, String[] attributes, String text) {
        return in(tag, attributes, h -> h.text(text));
    }

    Html in(String tag, String text) {
        return in(tag, with(), text);
    }

    /** An element of SVG without content. */
    Html shape(String tag, String... attributes) {
        begin(tag, attributes).append("/>");
        return this;
    }

    /** Text. A name written from right to left, or with control characters, does not disturb what stands beside it. */
    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** A name that somebody else has chosen. */
    Html name(String name) {
        return in("bdi", name);
    }

    /** Text of ours that is HTML already. */
    Html trusted(String html) {
        out.append(html);
        return this;
    }

    private StringBuilder begin(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        return out;
    }

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.append((char) c);
                default -> safe.appendCodePoint(isText(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    /** Neither control characters, nor halves of letters, nor those that turn the direction of what follows. */
    private static boolean isText(int c) {
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE && !turns;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
