/** The pooled features of pictures, for people who go on with them elsewhere: computed, and written as table, matrix or document. */
@NullMarked
package graft.training.embed;

import org.jspecify.annotations.NullMarked;
