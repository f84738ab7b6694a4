package graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import graft.backbone.family.Architectures;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamedWeightsTest {

    static List<NetworkDescription> published() {
        return Architectures.published().stream().map(a -> a.source()).toList();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyPublishedNetworkIsFoundByItsNameAndByItsTensors(NetworkDescription source) {
        NetworkDescription folded = BatchNormFolding.fold(source);
        assertThat(Architectures.byName(source.name()))
                .hasValueSatisfying(found -> assertThat(found.source()).isEqualTo(source));
        assertThat(NamedWeights.recognize(folded.weights(), Architectures.recognizable()))
                .isEqualTo(folded);
        assertThat(NamedWeights.recognize(source.weights(), Architectures.recognizable()))
                .isEqualTo(source);
    }
}
