/** The glossary: each word of the field in a sentence. */
@NullMarked
package graft.app.words;

import org.jspecify.annotations.NullMarked;
