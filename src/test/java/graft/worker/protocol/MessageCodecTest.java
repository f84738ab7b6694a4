package graft.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.ErrorCode;
import graft.common.Json;
import graft.common.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {

    /** One message of each type, with the characters that could break the framing. */
    static List<WorkerMessage> all() {
        return List.of(
                new WorkerMessage.Hello(1, "0.1.0", 4711),
                new WorkerMessage.Request(
                        1, "train", Payload.of(Map.of("path", "/Bilder/Käfer & Co/\u001e\n\uD83D\uDC1D"))),
                new WorkerMessage.Cancel(1, CancelMode.PAUSE),
                new WorkerMessage.Repeat(1),
                new WorkerMessage.Shutdown(),
                new WorkerMessage.Welcome(1, "0.1.0", 4712, "17.0.15"),
                new WorkerMessage.Event(1, Payload.of(Map.of("done", 3))),
                new WorkerMessage.Answer(1, Payload.of(List.of(1, 2.5, "x"))),
                new WorkerMessage.Failure(
                        2, ErrorCode.DEVICE, Message.of("worker.slow", 30, "/var/log/a b.log"), "line 1\nline 2"),
                new WorkerMessage.Bye());
    }

    @ParameterizedTest
    @MethodSource("all")
    void comesBackAsItWas(WorkerMessage message) throws IOException {
        byte[] record = MessageWriter.encode(message);

        assertThat(read(record)).containsExactly(message);
        assertThat(record[0]).isEqualTo((byte) 0x1E);
        assertThat(new String(record, 1, record.length - 2, StandardCharsets.UTF_8))
                .as("no control character inside")
                .doesNotContain("\n", "\u001e");
    }

    @Test
    void versionOneIsWrittenAndReadAsEver() throws IOException {
        byte[] golden;
        try (InputStream in = getClass().getResourceAsStream("/worker/protocol-1.jsonseq")) {
            golden = in.readAllBytes();
        }
        ByteArrayOutputStream now = new ByteArrayOutputStream();
        for (WorkerMessage message : all()) {
            now.write(MessageWriter.encode(message));
        }

        assertThat(WorkerMessage.PROTOCOL_VERSION).isEqualTo(1);
        assertThat(now.toString(StandardCharsets.UTF_8)).isEqualTo(new String(golden, StandardCharsets.UTF_8));
        assertThat(read(golden)).isEqualTo(all());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "noise\n", "\n", "{\"type\":\"bye\"}\n", "two\nlines", "\u001e", "\u001ehalf", "\u001e{\n"})
    void noiseAtAnyPositionCostsAtMostTheMessageItFallsInto(String noise) throws IOException {
        WorkerMessage first = new WorkerMessage.Event(1, Payload.of("first"));
        WorkerMessage second = new WorkerMessage.Answer(1, Payload.of("second"));
        byte[] before = MessageWriter.encode(first);
        byte[] after = MessageWriter.encode(second);
        for (int position = 0; position <= before.length; position++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(before, 0, position);
            bytes.write(noise.getBytes(StandardCharsets.UTF_8));
            bytes.write(before, position, before.length - position);
            bytes.write(after);

            List<WorkerMessage> got = read(bytes.toByteArray());

            assertThat(got).as("noise at %d", position).endsWith(second);
            if (position == 0 && noise.indexOf(0x1E) < 0 || position == before.length) {
                assertThat(got).as("noise at %d", position).startsWith(first);
            }
        }
    }

    @Test
    void randomBytesBetweenMessagesLoseNone() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (WorkerMessage message : all()) {
                byte[] noise = new byte[random.nextInt(40)];
                random.nextBytes(noise);
                bytes.write(noise);
                bytes.write(MessageWriter.encode(message));
            }

            assertThat(read(bytes.toByteArray())).as("round %d", round).isEqualTo(all());
        }
    }

    @Test
    void reportsNoiseAndDamage() throws IOException {
        byte[] bytes =
                ("native chatter\n\u001e{\"type\":\"ev\n\u001e{\"type\":\"unheard of\"}\n\u001e{\"type\":\"bye\"")
                        .getBytes(StandardCharsets.UTF_8);
        List<String> heard = new ArrayList<>();
        MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes), recordingTo(heard));

        assertThat(reader.next()).isEmpty();
        assertThat(reader.damagedRecords()).isEqualTo(3);
        assertThat(heard)
                .containsExactly(
                        "noise: native chatter",
                        "damaged: {\"type\":\"ev",
                        "damaged: {\"type\":\"unheard of\"}",
                        "damaged: {\"type\":\"bye\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"type\":\"answer\",\"id\":1}",
                "{\"type\":\"answer\",\"payload\":{}}",
                "{\"type\":\"cancel\",\"id\":1,\"mode\":\"FLY\"}",
                "{\"type\":\"failure\",\"id\":1,\"code\":\"DATA\",\"message\":{\"key\":\"x\",\"arguments\":[]},\"detail\":\"\"}"
            })
    void refusesWhatIsNoWholeMessage(String json) throws IOException {
        MessageReader reader = new MessageReader(
                new ByteArrayInputStream(("\u001e" + json + "\n").getBytes(StandardCharsets.UTF_8)),
                recordingTo(new ArrayList<>()));

        assertThat(reader.next()).isEmpty();
        assertThat(reader.damagedRecords()).isEqualTo(1);
    }

    @Test
    void skipsARecordThatIsTooLongWithoutKeepingIt() throws IOException {
        WorkerMessage large = new WorkerMessage.Answer(1, Payload.of("x".repeat(5000)));
        WorkerMessage small = new WorkerMessage.Answer(2, Payload.of("y"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(MessageWriter.encode(large));
        bytes.write(MessageWriter.encode(small));
        MessageReader reader =
                new MessageReader(new ByteArrayInputStream(bytes.toByteArray()), recordingTo(new ArrayList<>()), 1000);

        assertThat(reader.next()).contains(small);
        assertThat(reader.damagedRecords()).isEqualTo(1);
    }

    @Test
    void aNewerSideMayAddFields() throws IOException {
        byte[] bytes = "\u001e{\"type\":\"bye\",\"mood\":\"good\"}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(read(bytes)).containsExactly(new WorkerMessage.Bye());
    }

    @Test
    void payloadsBecomeRecordsAgain() throws IOException {
        var question = new EnvironmentReport.Question(true);
        var tree = Json.tree(Json.line(Payload.of(question)));

        assertThat(Payload.as(tree, EnvironmentReport.Question.class)).isEqualTo(question);
    }

    private static List<WorkerMessage> read(byte[] bytes) throws IOException {
        MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes), recordingTo(new ArrayList<>()));
        List<WorkerMessage> messages = new ArrayList<>();
        for (Optional<WorkerMessage> next = reader.next(); next.isPresent(); next = reader.next()) {
            messages.add(next.get());
        }
        return messages;
    }

    private static MessageReader.Listener recordingTo(List<String> heard) {
        return new MessageReader.Listener() {
            @Override
            public void noise(String text) {
                heard.add("noise: " + text);
            }

            @Override
            public void damaged(String reason, String excerpt) {
                heard.add("damaged: " + excerpt);
            }
        };
    }
}
