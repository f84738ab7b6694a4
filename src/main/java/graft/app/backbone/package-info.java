/** Step 2: which backbone, what each is good at and costs, and how to get one that is not here yet. */
@NullMarked
package graft.app.backbone;

import org.jspecify.annotations.NullMarked;
