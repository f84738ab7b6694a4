package graft.model.testing;

import graft.data.DecodedPicture;
import graft.data.PictureReader;
import graft.data.UnreadablePictureException;
import graft.model.Classifier;
import graft.model.HeatMap;
import graft.model.HeatMapRenderer;
import graft.model.ModelMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Holds heat maps against boxes drawn by hand around the insects of 50 pictures of ants-bees/val: of each class, its
 * pictures in the order of their names, the k-th of 25 being number floor(k n / 25) from 0. A box holds a whole insect
 * with its legs, antennae left out where they reach far; where many sit apart, each clear one has its box, and a heap that
 * cannot be told apart has one. They were drawn before any heat map was looked at.
 */
public final class HeatMapBoxes {

    private static final String RESOURCE = "/graft/model/ants-bees-boxes.csv";

    /** A box in fractions of the picture. */
    private record Box(double left, double top, double right, double bottom) {

        boolean contains(double x, double y) {
            return left <= x && x <= right && top <= y && y <= bottom;
        }
    }

    /**
     * @param pictures how many were looked at
     * @param inside how many peaks lie inside a box
     * @param outside the other pictures
     * @param right how many pictures the model answered rightly
     */
    public record Result(int pictures, int inside, List<String> outside, int right) {}

    private final Map<String, List<Box>> boxes;

    private HeatMapBoxes(Map<String, List<Box>> boxes) {
        this.boxes = boxes;
    }

    public static HeatMapBoxes drawnByHand() throws IOException {
        Map<String, List<Box>> boxes = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(HeatMapBoxes.class.getResourceAsStream(RESOURCE))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().skip(1).toList()) {
                String[] cells = line.split(",");
                Box box = new Box(
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]),
                        Double.parseDouble(cells[3]),
                        Double.parseDouble(cells[4]));
                boxes.computeIfAbsent(cells[0], f -> new ArrayList<>()).add(box);
            }
        }
        return new HeatMapBoxes(boxes);
    }

    /** Paths relative to the folder of validation pictures. */
    public List<String> pictures() {
        return List.copyOf(boxes.keySet());
    }

    /** The share of a picture that its boxes cover, overlaps counted once, on a grid of hundredths. */
    public double covered(String picture) {
        int covered = 0;
        for (int i = 0; i < 100 * 100; i++) {
            double x = (i % 100 + 0.5) / 100;
            double y = (i / 100 + 0.5) / 100;
            covered += boxes.get(picture).stream().anyMatch(b -> b.contains(x, y)) ? 1 : 0;
        }
        return covered / 1e4;
    }

    /**
     * Asks a model for the heat map of the class it answers.
     *
     * @param folder ants-bees/val
     */
    public Result check(Classifier classifier, PictureReader reader, Path folder) throws UnreadablePictureException {
        ModelMetadata model = classifier.metadata();
        HeatMapRenderer renderer = new HeatMapRenderer(model.fit(), model.height(), model.width());
        List<String> outside = new ArrayList<>();
        int right = 0;
        for (Map.Entry<String, List<Box>> entry : boxes.entrySet()) {
            DecodedPicture picture = reader.read(folder.resolve(entry.getKey()), classifier.shortSide());
            Classifier.Explained explained = classifier.explain(classifier.fit(picture.image()));
            HeatMap map = renderer.render(
                    explained.activation().orElseThrow(),
                    explained.answer().index(),
                    explained.answer().label(),
                    picture.info().width(),
                    picture.info().height(),
                    HeatMap.DEFAULT_SIDE);
            right += entry.getKey().startsWith(explained.answer().label()) ? 1 : 0;
            if (entry.getValue().stream().noneMatch(b -> b.contains(map.peakX(), map.peakY()))) {
                outside.add(entry.getKey());
            }
        }
        return new Result(boxes.size(), boxes.size() - outside.size(), outside, right);
    }
}
