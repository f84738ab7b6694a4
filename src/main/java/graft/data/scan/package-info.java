/** From a folder to the pictures in it, with every problem found on the way. */
@NullMarked
package graft.data.scan;

import org.jspecify.annotations.NullMarked;
