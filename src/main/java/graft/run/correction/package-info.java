/**
 * Labels that a person has corrected: kept beside the pictures, never in them, and never in the way of the score as it was
 * first measured.
 */
@NullMarked
package graft.run.correction;

import org.jspecify.annotations.NullMarked;
