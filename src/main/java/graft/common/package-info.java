/** What every other package may lean on: errors, messages, cancellation, files, digests and JSON. */
@NullMarked
package graft.common;

import org.jspecify.annotations.NullMarked;
