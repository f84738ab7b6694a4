package graft.run.pretrain;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.PictureReader;
import graft.data.scan.FolderScanner;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.scan.ScanCache;
import graft.data.similar.NearDuplicates;
import graft.data.split.Grouping;
import graft.data.split.SplitManifest;
import graft.data.split.SplitSettings;
import graft.data.split.Splitter;
import graft.data.split.Units;
import graft.training.pretrain.PretrainPlan;
import java.nio.file.Path;

/** The way from a folder of pictures to a plan: scan, look-alikes, split, as for any training. */
public final class PretrainPreparation {

    private final PictureReader reader;
    private final ScanCache cache;
    private final int threads;

    /**
     * @param cache of the folder's last scan
     * @param threads how many may read pictures
     */
    public PretrainPreparation(PictureReader reader, ScanCache cache, int threads) {
        this.reader = reader;
        this.cache = cache;
        this.threads = threads;
    }

    /**
     * Scans and splits the pictures, and writes split and plan.
     *
     * @throws graft.common.GraftException with code DATA if nothing can be learned from the pictures, with USAGE if the
     *     request makes no sense
     */
    public PretrainPlan prepare(
            PretrainFolder.Order order,
            PretrainRequest request,
            PretrainFolder folder,
            Progress progress,
            CancellationToken cancellation) {
        Scan scan = new FolderScanner(reader, threads).scan(Path.of(order.images()), cache, progress, cancellation);
        scan.requireTrainable();
        PretrainPlan plan = request.plan(scan.classes(), threads);
        NearDuplicates lookAlikes = NearDuplicates.find(
                scan.pictures().stream().map(Picture::item).toList(), threads, Progress.NONE, cancellation);
        Units units = Units.of(scan.usable(), Grouping.none(), lookAlikes);
        SplitSettings settings = new SplitSettings(request.validationFraction(), 0, request.seed());
        SplitManifest split = new Splitter(settings).split(scan, units).manifest();
        folder.begin(order, split, plan);
        return plan;
    }
}
