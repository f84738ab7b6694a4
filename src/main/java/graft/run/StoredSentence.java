package graft.run;

import graft.common.Message;
import java.util.Locale;
import java.util.MissingResourceException;

/**
 * A sentence that was kept in a run folder, perhaps by another version of Graft, which may have had sentences that this one
 * has not. Such a sentence is replaced by one that names it, so that whoever shows it need not expect anything to fail.
 */
final class StoredSentence {

    private StoredSentence() {}

    static Message shown(Message stored) {
        try {
            return stored.text(Locale.ENGLISH).isEmpty() ? lost(stored) : stored;
        } catch (MissingResourceException | IllegalArgumentException e) {
            return lost(stored);
        }
    }

    private static Message lost(Message stored) {
        return Message.of("run.otherVersionsSentence", stored.key());
    }
}
