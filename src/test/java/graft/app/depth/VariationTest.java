package graft.app.depth;

import static org.assertj.core.api.Assertions.assertThat;

import graft.data.Augmentation;
import org.junit.jupiter.api.Test;

class VariationTest {

    @Test
    void everyAnswerIsFoundAgainInItsAmounts() {
        for (Augmentation.Preset amount : Augmentation.Preset.values()) {
            for (int answers = 0; answers < 8; answers++) {
                Variation variation = new Variation(amount, (answers & 1) != 0, (answers & 2) != 0, (answers & 4) != 0);
                Augmentation amounts = variation.augmentation();
                assertThat(Variation.of(amounts).orElseThrow().augmentation()).isEqualTo(amounts);
            }
        }
    }

    @Test
    void noMirroringMeansNone() {
        Variation signs = new Variation(Augmentation.Preset.MEDIUM, false, true, true);
        assertThat(signs.augmentation().mirror()).isZero();
        assertThat(signs.augmentation().upsideDown()).isZero();
        assertThat(signs.augmentation().turnDegrees()).isEqualTo(180);
    }

    @Test
    void otherAmountsAreSomebodysOwn() {
        assertThat(Variation.of(new Augmentation(0.1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)))
                .isEmpty();
    }
}
