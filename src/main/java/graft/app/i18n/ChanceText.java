package graft.app.i18n;

import graft.common.Message;

/** How sure a model is, as people read it: a whole percentage that is never 100 or 0 by rounding alone. */
public final class ChanceText {

    private ChanceText() {}

    /**
     * @param probability 0 to 1
     */
    public static Message message(double probability) {
        long percent = Math.round(100 * probability);
        if (percent == 100 && probability < 1) {
            return Message.of("shell.overPercent", 99);
        }
        if (percent == 0 && probability > 0) {
            return Message.of("shell.underPercent", 1);
        }
        return Message.of("shell.percent", percent);
    }

    public static String of(double probability, Texts texts) {
        return texts.get(message(probability));
    }
}
