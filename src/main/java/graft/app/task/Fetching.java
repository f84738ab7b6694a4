package graft.app.task;

import graft.common.Message;

/** How far getting something over the network is. */
public sealed interface Fetching {

    /** It is on its way; cancelling the job pauses it. */
    record Running(Job job) implements Fetching {}

    /** The person paused it; what has come is kept. */
    record Paused() implements Fetching {}

    /** It broke off; what has come is kept. */
    record Failed(Message why) implements Fetching {}
}
