package graft.app.curve;

import javafx.scene.paint.Color;

/**
 * What a chart is drawn with: the colours of the theme, and the size of its type.
 *
 * @param em size of the type in pixels
 */
record ChartInk(Color validation, Color training, Color grid, Color text, Color ground, Color frozen, double em) {}
