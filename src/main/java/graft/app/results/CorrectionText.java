package graft.app.results;

import graft.app.i18n.Texts;
import graft.run.correction.Correction;

/** A correction in words. */
final class CorrectionText {

    private CorrectionText() {}

    /** What was corrected, without the picture's name. */
    static String of(Correction correction, Texts texts) {
        return correction
                .to()
                .map(to -> texts.get("correction.moved", to, correction.from()))
                .orElseGet(() -> texts.get("correction.leftOut", correction.reason()));
    }
}
