package graft.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import graft.data.decode.ImageIoPictureReader;
import graft.model.testing.HeatMapBoxes;
import graft.network.testing.TestData;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Holds the heat maps of a trained model, {@code -Dgraft.test.model=FILE}, against the boxes drawn by hand. */
class HeatMapBoxesIT {

    @Test
    void thePeakOfMostHeatMapsLiesInTheInsect() throws Exception {
        String model = System.getProperty("graft.test.model", "");
        Assumptions.assumeFalse(model.isEmpty(), "no model given: -Dgraft.test.model=FILE");
        Path pictures = TestData.require("datasets/ants-bees/val");
        try (OnnxClassifier classifier = OnnxClassifier.open(Path.of(model), 2)) {
            HeatMapBoxes.Result result =
                    HeatMapBoxes.drawnByHand().check(classifier, new ImageIoPictureReader(), pictures);
            System.out.println(result);
            assertThat(result.inside()).as("%s", result).isGreaterThanOrEqualTo(35);
        }
    }
}
