/**
 * Projects: the pictures of one subject, who is in which part, and the runs made with them. The store finds the project of a
 * folder, the catalogue finds a run by what a person calls it.
 */
@NullMarked
package graft.run.project;

import org.jspecify.annotations.NullMarked;
