/**
 * One training and its folder: what was asked, how far it came, what came out, and how runs compare. Everything here can be
 * read after a crash at any byte; {@code docs/projects-and-runs.md} describes every file.
 */
@NullMarked
package graft.run;

import org.jspecify.annotations.NullMarked;
