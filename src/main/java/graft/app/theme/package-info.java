/** How the window looks: light and dark, type size, motion, and the style sheets behind them. */
@NullMarked
package graft.app.theme;

import org.jspecify.annotations.NullMarked;
