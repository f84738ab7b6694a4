/** Pictures on the screen: decoded off the JavaFX thread, at tile size, and only as many as are needed. */
@NullMarked
package graft.app.picture;

import org.jspecify.annotations.NullMarked;
