/** Whether pictures are like the ones a model learned from; the rule and what it finds are in {@code docs/evaluation.md}. */
@NullMarked
package graft.model.shift;

import org.jspecify.annotations.NullMarked;
