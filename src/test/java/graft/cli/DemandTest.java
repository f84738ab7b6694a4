package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.GraftException;
import graft.evaluation.Requirement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemandTest {

    @Test
    void kindsClassesAndConfidencesAreRead() {
        assertThat(Demand.requirement("missed:crack:2"))
                .isEqualTo(new Requirement(Requirement.Kind.MISSED, Optional.of("crack"), 0.02, 0.95));
        assertThat(Demand.requirement("false-alarm:a:b:5:0.9"))
                .isEqualTo(new Requirement(Requirement.Kind.FALSE_ALARM, Optional.of("a:b"), 0.05, 0.9));
        assertThat(Demand.requirement("wrong:10"))
                .isEqualTo(new Requirement(Requirement.Kind.WRONG, Optional.empty(), 0.1, 0.95));
        assertThat(Demand.share("a=b=1")).isEqualTo(new Demand.Share("a=b", 0.01));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "missed",
                "missed:crack",
                "missed:crack:0",
                "missed:crack:x",
                "lost:crack:2",
                "wrong:200",
                "wrong:1:2"
            })
    void anythingElseIsASentence(String text) {
        assertThatThrownBy(() -> Demand.requirement(text)).isInstanceOf(GraftException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crack", "=1", "crack=-1", "crack=101", "crack=x"})
    void sharesToo(String text) {
        assertThatThrownBy(() -> Demand.share(text)).isInstanceOf(GraftException.class);
    }
}
