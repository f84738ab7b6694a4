package graft.worker.server;

import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.model.Classifier;
import graft.model.ParityCheck;
import java.nio.file.Path;
import java.util.List;

/** A model file that reads and prepares picture files as it says itself that it wants them. */
record ModelAnswerer(Classifier model, PictureReader reader) implements ParityCheck.Answerer {

    @Override
    public List<Double> probabilities(Path picture) throws UnreadablePictureException {
        RgbImage image = reader.read(picture, model.shortSide()).image();
        return model.answer(List.of(model.fit(image))).get(0).probabilities();
    }
}
