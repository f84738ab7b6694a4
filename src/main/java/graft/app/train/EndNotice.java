package graft.app.train;

import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.task.Tasks;
import graft.common.Message;

/** Tells the person by way of the system that a run has ended, for they may be looking at something else by then. */
public final class EndNotice {

    private final Desk desk;
    private final Texts texts;
    private final Tasks tasks;

    public EndNotice(Desk desk, Texts texts, Tasks tasks) {
        this.desk = desk;
        this.texts = texts;
        this.tasks = tasks;
    }

    /**
     * @param then runs once the notice is on its way
     */
    void finished(String model, Runnable then) {
        tell(Message.of("train.noticeFinished", model), Message.of("train.noticeFinishedText"), then);
    }

    /**
     * @param then runs once the notice is on its way
     */
    void failed(String model, Message why, Runnable then) {
        tell(Message.of("train.noticeFailed", model), why, then);
    }

    private void tell(Message title, Message text, Runnable then) {
        String inShort = texts.get(title);
        String sentence = texts.get(text);
        tasks.start(
                (progress, cancellation) -> {
                    desk.tell(inShort, sentence);
                    return inShort;
                },
                told -> then.run(),
                failure -> then.run());
    }

    /** What the system is told while a run keeps the computer awake. */
    String reason(String model) {
        return texts.get("train.awakeReason", model);
    }

    Desk desk() {
        return desk;
    }
}
