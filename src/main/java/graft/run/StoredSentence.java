package graft.run;

import graft.common.Message;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.regex.Pattern;

/**
 * A sentence that was kept in a run folder, perhaps by another version of Graft, which may have had sentences that this one
 * has not. Such a sentence is replaced by one that names it, so that whoever shows it need not expect anything to fail.
 */
final class StoredSentence {

    /** What is left of a gap in a sentence that now takes more arguments than were kept. */
    private static final Pattern GAP = Pattern.compile("\\{\\d+}");

    private StoredSentence() {}

    static Message shown(Message stored) {
        try {
            return GAP.matcher(stored.text(Locale.ENGLISH)).find() ? lost(stored) : stored;
        } catch (MissingResourceException | IllegalArgumentException e) {
            return lost(stored);
        }
    }

    private static Message lost(Message stored) {
        return Message.of("run.otherVersionsSentence", stored.key());
    }
}
