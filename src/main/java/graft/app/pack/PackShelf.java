package graft.app.pack;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.common.download.Downloader;
import graft.compute.GraphicsCard;
import graft.compute.pack.Pack;
import graft.compute.pack.PackState;
import graft.compute.pack.PackSurvey;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The packs of this computer, as the command {@code graft packs} has them.
 *
 * @param survey what there is
 * @param downloader fetches files
 * @param cards asks for graphics cards
 */
public record PackShelf(PackSurvey survey, Downloader downloader, Supplier<List<GraphicsCard>> cards)
        implements PackDesk {

    @Override
    public List<PackState> look() {
        return survey.look(cards.get());
    }

    @Override
    public void fetch(Pack pack, Progress progress, CancellationToken cancellation) {
        PackProgress whole = new PackProgress(survey.store().archives(pack), progress);
        survey.downloads().fetch(pack, downloader, whole, cancellation);
    }

    @Override
    public void add(Pack pack, Path folder, Progress progress, CancellationToken cancellation) {
        survey.store().add(pack, folder, progress, cancellation);
    }

    @Override
    public void remove(Pack pack) {
        survey.store().remove(pack);
    }

    @Override
    public void discard(Pack pack) {
        survey.downloads().discard(pack);
    }

    @Override
    public String files(Pack pack) {
        return survey.store().archives(pack).stream()
                .map(archive -> archive.sha256() + "  " + archive.address() + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
