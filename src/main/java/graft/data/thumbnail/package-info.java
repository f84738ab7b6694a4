/** Small copies of pictures, so that a gallery need not decode large files again and opens while the files are away. */
@NullMarked
package graft.data.thumbnail;

import org.jspecify.annotations.NullMarked;
