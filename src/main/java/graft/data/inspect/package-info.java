/** What a folder of pictures holds and what can be shown with it, in figures and sentences. */
@NullMarked
package graft.data.inspect;

import org.jspecify.annotations.NullMarked;
