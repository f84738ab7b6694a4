package graft.run.report;

import graft.common.Message;
import graft.run.PlainWords;
import java.util.Locale;

/** The sentences of a report in its language, with nothing in them that says where on a disk something lies. */
final class Words {

    private final Locale locale;

    Words(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** A sentence of the report. */
    String of(String key, Object... arguments) {
        return Message.of(key, arguments).text(locale);
    }

    /** A sentence that came from elsewhere. */
    String of(Message message) {
        return PlainWords.ofSentence(message.text(locale));
    }
}
