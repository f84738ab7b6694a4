package graft.data.inspect;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.similar.NearDuplicates;
import graft.data.split.Grouping;
import graft.data.split.OfferedGrouping;
import graft.data.split.Split;
import graft.data.split.SplitSettings;
import graft.data.split.Splitter;
import graft.data.split.Units;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at a scan from every side without training anything. */
public final class Inspector {

    private final int threads;
    private final SplitSettings settings;

    /**
     * @param threads how many compare pictures at a time, 1 or more
     * @param settings the split to show
     */
    public Inspector(int threads, SplitSettings settings) {
        this.threads = threads;
        this.settings = settings;
    }

    /**
     * Inspects a scan.
     *
     * @param grouping groups that were given
     * @param locale the language of the report's sentences
     * @throws GraftException with {@link ErrorCode#CANCELLED} if cancelled
     */
    public InspectionReport inspect(
            Scan scan, Grouping grouping, Locale locale, Progress progress, CancellationToken cancellation) {
        NearDuplicates lookAlikes = NearDuplicates.find(
                scan.pictures().stream().map(Picture::item).toList(), threads, progress, cancellation);
        Units units = Units.of(scan.usable(), grouping, lookAlikes);
        Optional<Split> split = Optional.empty();
        Optional<Message> refusal = Optional.empty();
        try {
            split = Optional.of(new Splitter(settings).split(scan, units));
        } catch (GraftException e) {
            if (e.code() != ErrorCode.DATA) {
                throw e;
            }
            // An inspection reports what a training would be refused for.
            refusal = Optional.of(e.userMessage());
        }
        List<OfferedGrouping> offers =
                grouping.source() == Grouping.Source.NONE ? OfferedGrouping.find(scan) : List.of();
        return new ReportWriter(scan, units, split, refusal, offers, locale).report();
    }
}
