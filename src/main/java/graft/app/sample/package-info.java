/** The sample datasets: those that came with Graft, one click away, and those that can be downloaded. */
@NullMarked
package graft.app.sample;

import org.jspecify.annotations.NullMarked;
