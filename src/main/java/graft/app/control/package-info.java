/** Small building blocks that pages share. */
@NullMarked
package graft.app.control;

import org.jspecify.annotations.NullMarked;
