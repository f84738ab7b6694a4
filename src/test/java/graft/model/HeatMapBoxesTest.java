package graft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.model.testing.HeatMapBoxes;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HeatMapBoxesTest {

    @Test
    void theBoxesAreOfFiftyPicturesAndLeaveMostOfThemOut() throws IOException {
        HeatMapBoxes boxes = HeatMapBoxes.drawnByHand();
        assertThat(boxes.pictures()).hasSize(50).doesNotHaveDuplicates();
        assertThat(boxes.pictures().stream().filter(p -> p.startsWith("ants/"))).hasSize(25);
        double mean =
                boxes.pictures().stream().mapToDouble(boxes::covered).average().orElseThrow();
        assertThat(mean).as("what a place chosen at random would reach").isCloseTo(0.227, within(0.001));
        assertThat(boxes.pictures()).allMatch(p -> boxes.covered(p) > 0 && boxes.covered(p) < 0.85);
    }
}
