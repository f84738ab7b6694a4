/** Training a whole network from scratch, with batch normalisation. */
@NullMarked
package graft.training.pretrain;

import org.jspecify.annotations.NullMarked;
