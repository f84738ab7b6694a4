/** The folder in which a network is trained from scratch, from the request to the finished backbone. */
@NullMarked
package graft.run.pretrain;

import org.jspecify.annotations.NullMarked;
