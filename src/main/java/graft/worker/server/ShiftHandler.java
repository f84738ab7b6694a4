package graft.worker.server;

import com.fasterxml.jackson.databind.JsonNode;
import graft.compute.Machine;
import graft.data.DecodedPicture;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.model.Classifier;
import graft.model.shift.FeatureDistance;
import graft.model.shift.Measure;
import graft.model.shift.PictureFigures;
import graft.model.shift.ShiftCheck;
import graft.run.RunFeatures;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.worker.protocol.Payload;
import graft.worker.protocol.ShiftCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares new pictures with a run's: light, sharpness and size with those of training pictures, the distance to the
 * training's features with that of the run's own held-out pictures, which are as new to the network as the new ones should
 * be.
 */
final class ShiftHandler implements RequestHandler {

    /** More make no limit better, and each new picture is compared with all of them. */
    private static final int MOST_ROWS = 2000;

    private static final Logger log = LoggerFactory.getLogger(ShiftHandler.class);

    private final OpenModel models;
    private final PictureReader reader;

    ShiftHandler(OpenModel models, PictureReader reader) {
        this.models = models;
        this.reader = reader;
    }

    @Override
    public JsonNode handle(JsonNode payload, RequestContext context) {
        ShiftCall call = Payload.as(payload, ShiftCall.class);
        RunFolder run = new RunFolder(Path.of(call.run()));
        Classifier model = models.get(
                run.file(RunFiles.MODEL), Machine.detect().processors().physical());
        List<Look> before = looks(model, call.training(), context);
        List<Look> now = looks(model, call.pictures(), context);
        List<ShiftCheck.Column> columns = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (measure != Measure.UNLIKE) {
                columns.add(new ShiftCheck.Column(measure, numbers(before, measure), numbers(now, measure)));
            }
        }
        distances(run, model, now, context).ifPresent(columns::add);
        return Payload.of(ShiftCheck.compare(now.stream().map(Look::name).toList(), columns));
    }

    /** A picture that could be read. */
    private record Look(String name, PictureFigures figures, RgbImage input) {}

    private List<Look> looks(Classifier model, List<String> pictures, RequestContext context) {
        List<Look> looks = new ArrayList<>();
        for (String picture : pictures) {
            context.cancellation().throwIfCancelled();
            try {
                DecodedPicture decoded = reader.read(Path.of(picture), model.shortSide());
                RgbImage input = model.fit(decoded.image());
                looks.add(new Look(
                        picture,
                        PictureFigures.of(
                                input, decoded.info().width(), decoded.info().height()),
                        input));
            } catch (UnreadablePictureException e) {
                // It becomes a row with its reason when the folder is answered.
                log.debug("not looked at: {}", e.reason().english());
            }
        }
        return looks;
    }

    private static double[] numbers(List<Look> looks, Measure measure) {
        return looks.stream().mapToDouble(l -> l.figures().of(measure)).toArray();
    }

    private static Optional<ShiftCheck.Column> distances(
            RunFolder run, Classifier model, List<Look> now, RequestContext context) {
        Optional<RunFeatures> kept = run.features();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try (RunFeatures features = kept.get()) {
            FeatureDistance distance = new FeatureDistance(rows(features, List.of(Part.TRAIN)));
            double[] reference = rows(features, List.of(Part.VALIDATION, Part.TEST)).stream()
                    .mapToDouble(distance::of)
                    .toArray();
            List<float[]> described = new ArrayList<>();
            for (Look look : now) {
                context.cancellation().throwIfCancelled();
                described.add(model.describe(List.of(look.input())).get(0).features());
            }
            if (described.stream().anyMatch(d -> d.length != features.values())) {
                return Optional.empty();
            }
            double[] sample = described.stream().mapToDouble(distance::of).toArray();
            return Optional.of(new ShiftCheck.Column(Measure.UNLIKE, reference, sample));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The features of some pictures of these parts, at even distances over the list. */
    private static List<float[]> rows(RunFeatures features, List<Part> parts) throws IOException {
        List<Integer> places = IntStream.range(0, features.pictures().size())
                .filter(i -> parts.contains(features.pictures().get(i).part()))
                .boxed()
                .toList();
        int count = Math.min(MOST_ROWS, places.size());
        List<float[]> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(features.row(places.get((int) ((long) i * places.size() / count))));
        }
        return rows;
    }
}
