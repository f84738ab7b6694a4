package graft.app.depth;

import graft.common.Message;

/**
 * A stage of the backbone as it is drawn.
 *
 * @param title what it is called
 * @param hint what it sees
 * @param parameters how many weights it has
 */
public record StageBlock(Message title, Message hint, long parameters) {}
