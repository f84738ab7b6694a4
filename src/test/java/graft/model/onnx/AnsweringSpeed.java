package graft.model.onnx;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.decode.ImageIoPictureReader;
import graft.model.HeatMap;
import graft.model.HeatMapRenderer;
import graft.model.PictureAnswer;
import graft.model.PictureAnswering;
import graft.model.testing.HeatMapBoxes;
import graft.model.testing.QuickModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures how fast folders are answered, how long one picture takes, and how many heat maps peak inside the boxes drawn by
 * hand; not a test. Arguments: weights file, folder of data sets, threads.
 */
public final class AnsweringSpeed {

    private static final int SINGLE = 30;

    private AnsweringSpeed() {}

    public static void main(String[] args) throws Exception {
        PictureReader reader = new ImageIoPictureReader();
        Path data = Path.of(args[1]);
        int threads = Integer.parseInt(args[2]);
        QuickModel model = QuickModel.fit(Path.of(args[0]), data.resolve("ants-bees/train"), new Fit.Stretch(), reader);
        long opening = System.nanoTime();
        try (OnnxClassifier classifier = OnnxClassifier.open(model.file(), threads)) {
            System.out.printf("opened in %.0f ms%n", since(opening) * 1e3);
            folder(classifier, reader, data, threads);
            folder(classifier, reader, data, threads);
            single(classifier, reader, data.resolve("ants-bees/val"), threads);
            System.out.println(HeatMapBoxes.drawnByHand().check(classifier, reader, data.resolve("ants-bees/val")));
        }
    }

    private static void folder(OnnxClassifier classifier, PictureReader reader, Path folder, int threads)
            throws IOException {
        List<Path> files = files(folder);
        List<PictureAnswer> rows = new ArrayList<>();
        long start = System.nanoTime();
        try (PictureAnswering answering = new PictureAnswering(classifier, reader, threads)) {
            answering.answer(files, rows::add, Progress.NONE, new CancellationToken());
        }
        System.out.printf("folder: %d pictures, %.0f a second%n", rows.size(), rows.size() / since(start));
    }

    private static void single(OnnxClassifier classifier, PictureReader reader, Path folder, int threads)
            throws Exception {
        List<Path> files = files(folder).subList(0, SINGLE);
        HeatMapRenderer renderer = new HeatMapRenderer(new Fit.Stretch(), 224, 224);
        try (PictureAnswering answering = new PictureAnswering(classifier, reader, threads)) {
            answering.answer(files.get(0));
            long start = System.nanoTime();
            files.forEach(answering::answer);
            System.out.printf("one picture: %.1f ms%n", since(start) / SINGLE * 1e3);
        }
        var explained =
                classifier.explain(classifier.fit(reader.read(files.get(0), 224).image()));
        long start = System.nanoTime();
        for (int i = 0; i < SINGLE; i++) {
            renderer.render(explained.activation().orElseThrow(), 0, "ants", 3000, 2000, HeatMap.DEFAULT_SIDE);
        }
        System.out.printf("drawing a heat map: %.1f ms%n", since(start) / SINGLE * 1e3);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(f -> f.toString().matches("(?i).*\\.jpe?g"))
                    .sorted()
                    .toList();
        }
    }
}
