/** Step 1: which pictures, what is wrong with them, and how they are split. */
@NullMarked
package graft.app.pictures;

import org.jspecify.annotations.NullMarked;
