/** The language of the window, which can be changed while it is open. */
@NullMarked
package graft.app.i18n;

import org.jspecify.annotations.NullMarked;
