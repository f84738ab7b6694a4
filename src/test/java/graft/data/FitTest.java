package graft.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitTest {

    private record Holder(Fit fit) {}

    @ParameterizedTest
    @ValueSource(strings = {"stretch", "pad", "centre", "rectangle 0.1 0.2 0.5 0.5"})
    void isItsTextAndBack(String text) throws JsonProcessingException {
        Fit fit = Fit.parse(text);
        assertThat(fit.text()).isEqualTo(text);
        String json = Json.line(new Holder(fit));
        assertThat(json).isEqualTo("{\"fit\":\"" + text + "\"}");
        assertThat(Json.read(json, Holder.class)).isEqualTo(new Holder(fit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "squash",
                "",
                "rectangle",
                "rectangle 0 0 0 1",
                "rectangle 0.6 0 0.5 1",
                "rectangle a b c d",
                "rectangle NaN 0 1 1",
                "rectangle -0.1 0 1 1"
            })
    void refusesAnythingElseWithASentence(String text) {
        assertThatThrownBy(() -> Fit.parse(text)).isInstanceOfSatisfying(GraftException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
            assertThat(e.userMessage().english()).contains("0.1 0.2 0.5 0.5");
        });
    }

    @Test
    void acceptsThirdsThatAddUpToALittleOverOne() {
        Fit.Rectangle right = new Fit.Rectangle(2 / 3.0, 0, 1 / 3.0, 1);
        assertThat(right.place(100, 99, 10, 10).box().right()).isLessThanOrEqualTo(99);
    }

    @Test
    void asksForMorePixelsWhereOnlyAPartIsShown() {
        assertThat(new Fit.Stretch().shortSide(224, 224)).isEqualTo(224);
        assertThat(new Fit.Rectangle(0, 0, 0.5, 0.25).shortSide(224, 224)).isEqualTo(896);
    }

    @Test
    void padsAThinPictureToAtLeastOnePixel() {
        Fit.Placement placement = new Fit.Pad().place(1, 5000, 224, 224);
        assertThat(placement.height()).isEqualTo(1);
        assertThat(placement.width()).isEqualTo(224);
    }
}
