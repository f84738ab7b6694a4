/** Activations of frozen stages, kept on disk so that no (picture, view) passes through them twice. */
@NullMarked
package graft.training.cache;

import org.jspecify.annotations.NullMarked;
