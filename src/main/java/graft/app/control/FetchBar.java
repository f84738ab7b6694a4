package graft.app.control;

import graft.app.i18n.ByteText;
import graft.app.i18n.DurationText;
import graft.app.i18n.Texts;
import graft.app.task.Job;
import graft.app.task.Reach;
import graft.evaluation.Percent;
import java.util.OptionalLong;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** A download under way: how much has come, how long the rest takes, and a button to pause it; then what is done with it. */
public final class FetchBar extends HBox {

    private final Texts texts;
    private final String lastKey;
    private final OptionalLong bytes;

    /**
     * @param job hears bytes
     * @param lastKey key of what is done when all bytes are there
     * @param pause pauses it
     */
    public FetchBar(Widgets widgets, Job job, String lastKey, Runnable pause) {
        this(
                widgets,
                job,
                lastKey,
                OptionalLong.empty(),
                widgets.iconButton(Feather.PAUSE, "shell.pauseDownload", pause, "small-button"));
    }

    /**
     * @param job hears how much is done, of which the first {@code bytes} are fetched
     * @param lastKey key of what is done after that
     * @param bytes how many there are to fetch; empty where the job hears of nothing else
     * @param stop pauses or stops it
     */
    public FetchBar(Widgets widgets, Job job, String lastKey, OptionalLong bytes, Button stop) {
        this.texts = widgets.texts();
        this.lastKey = lastKey;
        this.bytes = bytes;
        ObservableValue<Reach> reach = job.reachProperty();
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(reach.map(Reach::share));
        bar.accessibleTextProperty()
                .bind(texts.bind(() -> texts.get(bytes.orElse(1) > 0 ? "shell.downloading" : lastKey)));
        Label figures = widgets.paragraph(texts.bind(() -> figures(reach.getValue()), reach), "caption");
        Label percent = widgets.label(texts.bind(() -> percent(reach.getValue()), reach), "caption");
        Widgets.unshortened(percent);
        getStyleClass().add("row-box");
        getChildren()
                .addAll(
                        Widgets.growing(
                                Widgets.column("stack-box", Widgets.row(Widgets.growing(figures), percent), bar)),
                        stop);
    }

    private String percent(Reach reach) {
        return reach.total() == 0 ? "" : texts.get("shell.percent", Percent.below(reach.share()));
    }

    private String figures(Reach reach) {
        long fetched = bytes.orElse(reach.total());
        if (reach.total() == 0 && bytes.orElse(1) > 0) {
            return texts.get("shell.connecting");
        }
        if (reach.done() >= fetched) {
            return texts.get(lastKey);
        }
        String done = ByteText.of(reach.done(), texts);
        String total = ByteText.of(fetched, texts);
        return reach.secondsLeft() < 0
                ? texts.get("shell.fetched", done, total)
                : texts.get("shell.fetchedWithTime", done, total, DurationText.about(reach.secondsLeft(), texts));
    }
}
