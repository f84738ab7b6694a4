/** What ND4J makes of this machine. */
@NullMarked
package graft.compute.dl4j;

import org.jspecify.annotations.NullMarked;
