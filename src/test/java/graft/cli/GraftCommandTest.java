package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraftCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpAndVersionAreDoneAndGoToStandardOutput() {
        assertThat(run("--help")).isEqualTo(0);
        assertThat(out.toString()).contains("doctor");
        assertThat(run("--version")).isEqualTo(0);
        assertThat(out.toString()).contains("graft 0.");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nope", "dctor", "", "doctor --jsn", "doctor extra"})
    void whatMakesNoSenseIsOneSentenceAndExitsWithTwo(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("--help").doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void eachKindOfFailureHasItsExitCodeAndOneSentence(ErrorCode code) {
        GraftException thrown = new GraftException(code, Message.of("common.cancelled"), "detail for the log", null);

        assertThat(ExitCodes.report(thrown, new PrintWriter(err, true))).isEqualTo(code.exitCode());
        assertThat(err.toString().strip()).isEqualTo("Stopped, as you asked.");
    }

    @Test
    void aDefectIsOneSentenceThatSaysWhereTheLogIs() {
        assertThat(ExitCodes.report(new NullPointerException("seeded"), new PrintWriter(err, true)))
                .isEqualTo(ErrorCode.INTERNAL.exitCode());
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("log").doesNotContain("NullPointer");
    }

    @Test
    void theFirstCtrlCStopsInOrderAndTheSecondAtOnce() {
        List<Integer> halts = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        Interruption interruption = new Interruption(new PrintWriter(err, true), halts::add);
        interruption.whenPressed(() -> heard.add("before"));

        interruption.press();
        interruption.whenPressed(() -> heard.add("after"));
        assertThat(interruption.token().isCancelled()).isTrue();
        assertThat(heard).containsExactly("before", "after");
        assertThat(halts).isEmpty();

        interruption.press();
        assertThat(halts).containsExactly(6);
    }

    private int run(String... arguments) {
        PrintWriter errWriter = new PrintWriter(err, true);
        Folders folders = new Folders(Path.of("data"), Path.of("logs"), Path.of("cache"));
        ExitCodes exitCodes = new ExitCodes();
        return GraftCommand.commandLine(folders, new Interruption(errWriter, code -> {}))
                .setOut(new PrintWriter(out, true))
                .setErr(errWriter)
                .setParameterExceptionHandler(exitCodes)
                .setExecutionExceptionHandler(exitCodes)
                .execute(arguments);
    }
}
