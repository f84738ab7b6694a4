/**
 * The report of a run: one HTML file with everything inside, to hand in, to archive, or to show an auditor. It holds no
 * picture, no path and no name of the person, and loads nothing.
 */
@NullMarked
package graft.run.report;

import org.jspecify.annotations.NullMarked;
