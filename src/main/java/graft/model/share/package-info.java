/** A model on its way to people and programs that have no Graft: small programs beside it, and a page that holds it. */
@NullMarked
package graft.model.share;

import org.jspecify.annotations.NullMarked;
