/** What this Graft is and what it is made of, with every licence readable without a network. */
@NullMarked
package graft.app.about;

import org.jspecify.annotations.NullMarked;
