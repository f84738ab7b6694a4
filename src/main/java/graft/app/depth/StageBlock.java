package graft.app.depth;

import graft.common.Message;

/**
 * A stage of the backbone as it is drawn.
 *
 * @param title what it is called
 * @param sees what it tells from each other, in two or three words
 * @param hint the same in one sentence
 * @param parameters how many weights it has
 */
public record StageBlock(Message title, Message sees, Message hint, long parameters) {}
