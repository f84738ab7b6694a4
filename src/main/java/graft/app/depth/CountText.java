package graft.app.depth;

import graft.app.i18n.Texts;

/** How many weights, as short as it can be said: "9 k", "1.4 million". */
final class CountText {

    private static final long THOUSAND = 1_000;
    private static final long MILLION = 1_000_000;

    private CountText() {}

    static String of(long count, Texts texts) {
        if (count < THOUSAND) {
            return texts.get("depth.count", count);
        }
        return count < MILLION
                ? texts.get("depth.thousand", Math.round(count / (double) THOUSAND))
                : texts.get("depth.million", Math.round(count * 10.0 / MILLION) / 10.0);
    }
}
