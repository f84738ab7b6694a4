/**
 * The proof that an exported model answers as the app does, in whatever runs it: programs and a browser that are on this
 * computer are started and asked about the same picture files.
 */
@NullMarked
package graft.worker.proof;

import org.jspecify.annotations.NullMarked;
