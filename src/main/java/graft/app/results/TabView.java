package graft.app.results;

import javafx.scene.Node;

/** What is behind a tab. */
interface TabView {

    /** It on the screen, always the same. */
    Node node();

    /** Shows what is known now. */
    void show(FigureDetails details);
}
