package graft.app.words;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All words from A to Z, in the order of the language that is spoken. */
public final class WordsPage implements Page {

    private final Widgets widgets;
    private final PageFrame frame;
    private final VBox list = Widgets.card();

    public WordsPage(Widgets widgets) {
        this.widgets = widgets;
        Texts texts = widgets.texts();
        this.frame = new PageFrame(widgets, texts.bind("shell.words"), texts.bind("words.sentence")).with(list);
        texts.languageProperty().addListener((observable, before, now) -> fill());
        fill();
    }

    private void fill() {
        Texts texts = widgets.texts();
        Collator order = Collator.getInstance(texts.locale());
        list.getChildren()
                .setAll(List.of(Word.values()).stream()
                        .sorted(Comparator.comparing(word -> texts.get(word.nameKey()), order))
                        .map(this::entry)
                        .toList());
    }

    private Region entry(Word word) {
        return Widgets.column(
                "stack-box", widgets.label(word.nameKey(), "strong"), widgets.paragraph(sentence(word), "muted"));
    }

    /** On its own the explanation begins like a sentence. */
    private javafx.beans.value.ObservableValue<String> sentence(Word word) {
        return widgets.texts().bind(() -> {
            String text = widgets.texts().get(word.meaningKey());
            return text.substring(0, 1).toUpperCase(widgets.texts().locale()) + text.substring(1);
        });
    }

    @Override
    public Region view() {
        return frame;
    }
}
