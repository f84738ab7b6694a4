package graft.worker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.backbone.BackboneStore;
import graft.common.ApplicationFolder;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.data.Augmentation;
import graft.data.Fit;
import graft.data.decode.ImageIoPictureReader;
import graft.training.FreezeDepth;
import graft.training.TrainingOptions;
import graft.training.onnx.OnnxFeatureProbe;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.HeadTrialCall;
import graft.worker.protocol.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled backbone, tried on a bundled sample by the engines that train. */
class HeadTrialIT {

    private static final List<String> CLASSES = List.of("birch", "ginkgo", "maple", "oak");
    private static final int EACH = 20;

    @TempDir
    Path folder;

    private final HeadTrialHandler handler = new HeadTrialHandler(
            new NativeEngines(),
            ApplicationFolder.current().backbones(),
            new OnnxFeatureProbe(2),
            new ImageIoPictureReader());

    private HeadTrialCall call() throws IOException {
        List<HeadTrialCall.Picture> pictures = new ArrayList<>();
        for (int label = 0; label < CLASSES.size(); label++) {
            try (Stream<Path> files = Files.list(Path.of("sample-datasets/leaves", CLASSES.get(label)))) {
                for (Path file : files.sorted().limit(EACH).toList()) {
                    String digest = Digests.ofFile(file);
                    pictures.add(new HeadTrialCall.Picture(file.toAbsolutePath().toString(), digest, label, digest));
                }
            }
        }
        TrainingOptions options = new TrainingOptions(
                FreezeDepth.HEAD,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Augmentation.Preset.NONE.augmentation(),
                new Fit.Stretch(),
                false,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false));
        return new HeadTrialCall(
                folder.resolve("backbones").toString(),
                BackboneStore.DEFAULT,
                folder.resolve("cache").toString(),
                CLASSES,
                pictures,
                options,
                2);
    }

    /** Remembers what was sent. */
    private static final class Events implements EventSink {
        private final List<Object> sent = new ArrayList<>();
        private Runnable atEach = () -> {};

        @Override
        public void emit(Object event) {
            sent.add(event);
            atEach.run();
        }

        @Override
        public void emitDroppable(Object event) {
            emit(event);
        }
    }

    @Test
    void aHeadTellsTreesApartBetterThanChanceAndTheSpeedIsMeasuredOnce() throws IOException {
        Events events = new Events();
        HeadTrialCall.Tried tried =
                Payload.as(handler.handle(Payload.of(call()), new RequestContext(events)), HeadTrialCall.Tried.class);
        long right = IntStream.range(0, tried.truth().size())
                .filter(i -> tried.truth().get(i).equals(tried.answers().get(i)))
                .count();
        assertThat(tried.truth()).hasSize(CLASSES.size() * EACH);
        assertThat(right).as("of 80, where chance has 20").isGreaterThan(28);
        assertThat(tried.picturesPerSecond()).isPresent();
        assertThat(events.sent).contains(new HeadTrialCall.Reached(80, 80));
        HeadTrialCall.Tried again = Payload.as(
                handler.handle(Payload.of(call()), new RequestContext(new Events())), HeadTrialCall.Tried.class);
        assertThat(again.answers()).isEqualTo(tried.answers());
        assertThat(again.picturesPerSecond()).isEmpty();
    }

    @Test
    void itEndsWhenNobodyWantsItAnyMore() throws IOException {
        Events events = new Events();
        RequestContext context = new RequestContext(events);
        events.atEach = () -> context.cancel(CancelMode.STOP);
        HeadTrialCall call = call();
        assertThatThrownBy(() -> handler.handle(Payload.of(call), context))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(events.sent).hasSizeLessThan(4);
    }
}
