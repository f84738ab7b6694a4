package graft.app.crash;

import graft.app.task.Tasks;
import graft.common.AtomicFiles;
import graft.common.BuildInfo;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The report about a window that ended without being closed, offered until the person has decided about it. */
public final class CrashModel {

    /** What {@code logback.xml} calls the window's log. */
    public static final String LOG = "window.log";

    private final Path logs;
    private final CrashMarks marks;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<CrashReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param logs the folder of logs and marks
     */
    public CrashModel(Path logs, Tasks tasks) {
        this.logs = logs;
        this.marks = new CrashMarks(logs);
        this.tasks = tasks;
    }

    /** What is offered; empty where no window was lost, or the person has decided. */
    public ReadOnlyObjectProperty<Optional<CrashReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** What it is about: a window that ended by itself, or one in which something went wrong and that was closed. */
    public Message title() {
        return Message.of(report.get().filter(CrashReport::defect).isPresent() ? "crash.defect" : "crash.title");
    }

    /** What became of saving it. */
    public ReadOnlyObjectProperty<Optional<Message>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Where the logs lie, for who wants to give more than the report. */
    public Path logs() {
        return logs;
    }

    /** Looks whether a window was lost. */
    public void look() {
        tasks.start((progress, cancellation) -> find(), report::set, failure -> report.set(Optional.empty()));
    }

    private Optional<CrashReport> find() {
        try {
            Optional<WindowMark> left = marks.latest();
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of(CrashReport.of(left.get(), logs.resolve(LOG), BuildInfo.current(), Machine.detect()));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("crash.unreadable"), e);
        }
    }

    /** Writes the report to a file. */
    public void save(Path file) {
        report.get()
                .ifPresent(now -> tasks.start(
                        (progress, cancellation) -> write(file, now),
                        written -> notice.set(Optional.of(Message.of("crash.saved", written))),
                        failure -> notice.set(Optional.of(failure.userMessage()))));
    }

    private static Path write(Path file, CrashReport report) {
        try {
            AtomicFiles.writeText(file, report.text());
            return file;
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("worker.fileNotWritten", file), e);
        }
    }

    /** The person has done with it: it is not offered again. */
    public void dismiss() {
        report.set(Optional.empty());
        notice.set(Optional.empty());
        tasks.start(
                (progress, cancellation) -> {
                    clear();
                    return true;
                },
                done -> {},
                failure -> {});
    }

    private void clear() {
        try {
            marks.clear();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("crash.unreadable"), e);
        }
    }
}
