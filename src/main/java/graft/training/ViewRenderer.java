package graft.training;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Augmenter;
import graft.data.DecodedPicture;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.training.cache.ViewId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns views of pictures into what the network sees. Safe for use from many threads. */
final class ViewRenderer {

    private final PictureReader reader;
    private final TrainingPlan plan;
    private final Map<String, Path> files;

    /**
     * @param files where the picture with each digest lies
     */
    ViewRenderer(PictureReader reader, TrainingPlan plan, Map<String, Path> files) {
        this.reader = reader;
        this.plan = plan;
        this.files = Map.copyOf(files);
    }

    /** How many values one view has: height times width times three. */
    int valuesPerView() {
        return plan.inputHeight() * plan.inputWidth() * 3;
    }

    /**
     * The views of one picture, which is read once.
     *
     * @throws GraftException with code DATA if it can no longer be read
     */
    List<RgbImage> render(String digest, List<ViewId> views) {
        Path file = files.get(digest);
        if (file == null) {
            throw new IllegalArgumentException("no file for picture " + digest);
        }
        DecodedPicture picture = read(file);
        List<RgbImage> images = new ArrayList<>(views.size());
        for (ViewId view : views) {
            images.add(Augmenter.view(
                    picture.image(),
                    plan.fit(),
                    plan.inputHeight(),
                    plan.inputWidth(),
                    plan.augmentation(),
                    digest,
                    view.view()));
        }
        return images;
    }

    private DecodedPicture read(Path file) {
        try {
            return reader.read(file, plan.fit().shortSide(plan.inputHeight(), plan.inputWidth()));
        } catch (UnreadablePictureException e) {
            throw new GraftException(
                    ErrorCode.DATA,
                    Message.of("training.pictureGone", file.getFileName(), e.reason()),
                    file.toString(),
                    e);
        }
    }
}
