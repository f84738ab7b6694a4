/** The sample datasets: pictures made by formula, so that Graft has something to learn from without any network. */
@NullMarked
package graft.samples;

import org.jspecify.annotations.NullMarked;
