package graft.training.pretrain;

import graft.training.TrainingPictures.Picture;
import graft.training.pretrain.EpochFigures.ValidationFigures;
import graft.training.pretrain.PictureBatches.Pending;
import graft.training.pretrain.PictureBatches.View;
import java.util.List;
import java.util.Optional;

/** The validation pictures, plain, and what a network makes of them. */
final class PlainPictures {

    private final PretrainJob job;
    private final PictureBatches batches;

    PlainPictures(PretrainJob job, PictureBatches batches) {
        this.job = job;
        this.batches = batches;
    }

    /** Nothing where there are no validation pictures. */
    Optional<ValidationFigures> measure(ScratchNetwork network) {
        List<Picture> pictures = job.validation();
        if (pictures.isEmpty()) {
            return Optional.empty();
        }
        int classes = job.plan().classes().size();
        int right = 0;
        double loss = 0;
        int from = 0;
        Pending next = begin(from);
        while (from < pictures.size()) {
            List<Picture> part = part(from);
            Pending ready = next;
            next = begin(from + part.size());
            float[] logits = network.logits(ready.await(), part.size());
            for (int i = 0; i < part.size(); i++) {
                right += Answers.best(logits, i, classes) == part.get(i).label() ? 1 : 0;
                loss += Answers.loss(logits, i, classes, part.get(i).label());
            }
            from += part.size();
        }
        return Optional.of(new ValidationFigures(right, pictures.size(), loss / pictures.size()));
    }

    private List<Picture> part(int from) {
        int to = Math.min(job.validation().size(), from + job.plan().batchSize());
        return job.validation().subList(Math.min(from, to), to);
    }

    private Pending begin(int from) {
        return batches.begin(part(from).stream().map(p -> new View(p, 0)).toList());
    }
}
