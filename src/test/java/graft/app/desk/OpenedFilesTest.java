package graft.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Application;
import graft.app.testing.Fx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The notices of JavaFX's inner window system, told by hand: only macOS tells them by itself. */
class OpenedFilesTest {

    @BeforeAll
    static void start() {
        Fx.start();
    }

    @Test
    void filesAreTakenAndOtherNoticesGoWhereTheyWent() {
        List<Path> taken = new ArrayList<>();
        List<String> before = new ArrayList<>();
        Fx.run(() -> {
            Application application = Application.GetApplication();
            Application.EventHandler usual = application.getEventHandler();
            try {
                application.setEventHandler(new Application.EventHandler() {
                    @Override
                    public void handleQuitAction(Application app, long time) {
                        before.add("quit");
                    }

                    @Override
                    public boolean handleThemeChanged(String name) {
                        return before.add(name);
                    }
                });
                OpenedFiles.listen(taken::addAll);
                Application.EventHandler now = application.getEventHandler();
                now.handleOpenFilesAction(application, 0, new String[] {"/tmp/a b.graft", " "});
                now.handleOpenFilesAction(application, 0, new String[0]);
                now.handleQuitAction(application, 0);
                now.handleThemeChanged("dark");
            } finally {
                application.setEventHandler(usual);
            }
        });
        assertThat(taken).containsExactly(Path.of("/tmp/a b.graft"));
        assertThat(before).containsExactly("quit", "dark");
    }
}
