package graft.app.i18n;

import graft.common.Message;
import graft.evaluation.Percent;
import graft.evaluation.Proportion;

/** A share that was measured, as people read it: "91 % (87 to 94)", or "7 of 9" where a percentage would claim too much. */
public final class ShareText {

    private ShareText() {}

    public static String of(Proportion share, Texts texts) {
        return texts.get(message(share));
    }

    /** Figure and interval. */
    public static Message message(Proportion share) {
        return share.shownAsCount()
                ? count(share)
                : Message.of(
                        "shell.shareInterval",
                        Percent.of(share),
                        Percent.below(share.interval().low()),
                        Percent.above(share.interval().high()));
    }

    /** The figure alone. */
    public static Message figure(Proportion share) {
        return share.shownAsCount() ? count(share) : Message.of("shell.percent", Percent.of(share));
    }

    private static Message count(Proportion share) {
        return Message.of("shell.ofAll", share.successes(), share.trials());
    }
}
