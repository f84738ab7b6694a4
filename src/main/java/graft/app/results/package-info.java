/** Step 5: how good the model is, from the figures that the engine wrote, and which pictures it gets wrong. */
@NullMarked
package graft.app.results;

import org.jspecify.annotations.NullMarked;
