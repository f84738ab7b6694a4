/**
 * The architectures that Graft knows, each written down once as a {@code NetworkDescription}, and the order in which Keras
 * stores their layers.
 */
@NullMarked
package graft.backbone.family;

import org.jspecify.annotations.NullMarked;
