/** Step 6: asking the model about pictures, with heat maps, and taking it along. */
@NullMarked
package graft.app.use;

import org.jspecify.annotations.NullMarked;
