/** Sheets of metal, sound or with a flaw, under the lamp of an inspection bench. */
@NullMarked
package graft.samples.metal;

import org.jspecify.annotations.NullMarked;
