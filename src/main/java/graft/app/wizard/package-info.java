/** The six steps as a model: what was chosen, whether one can go on and why not, undo; no control in sight. */
@NullMarked
package graft.app.wizard;

import org.jspecify.annotations.NullMarked;
