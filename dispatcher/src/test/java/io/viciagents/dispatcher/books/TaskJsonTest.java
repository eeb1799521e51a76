package io.viciagents.dispatcher.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of task as it was kept when it was new, in {@code golden/v1}: an outbox may hold it for days. */
class TaskJsonTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/v1");
    private static final DialerCall CALL =
            new DialerCall("V1202038280000000518", "AIOUT", 518, "9001", "2026-11-20 20:38:28");

    static Stream<Map.Entry<String, BookTask>> tasks() {
        Map<String, BookTask> tasks = new LinkedHashMap<>();
        tasks.put("do-not-call", new BookTask.DoNotCall("7275551212", "SYSTEM_INTERNAL"));
        tasks.put("lead-fields", new BookTask.LeadFields(CALL, Map.of("email", "ann@example.test"), "Interested."));
        tasks.put("callback", new BookTask.Callback(CALL, "AIOUT", "2026-12-01 10:30:00", "asked for it"));
        tasks.put("lead-status", new BookTask.LeadStatus(CALL, "DNC"));
        tasks.put(
                "disposition",
                new BookTask.Disposition(CALL, "SALE", BookTask.LeadOwner.OURS, Instant.parse("2026-11-20T20:39:10Z")));
        return tasks.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void whatAnEarlierVersionKeptIsUnderstood(Map.Entry<String, BookTask> task) throws IOException {
        String golden = Files.readString(GOLDEN.resolve("task-" + task.getKey() + ".json"));
        assertThat(TaskJson.read(golden)).hasValue(task.getValue());
        assertThat(TaskJson.write(task.getValue())).isEqualTo(golden.strip());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void whatALaterVersionAddsIsIgnored(Map.Entry<String, BookTask> task) {
        String later =
                "{\"later\":{\"field\":[1]}," + TaskJson.write(task.getValue()).substring(1);
        assertThat(TaskJson.read(later)).hasValue(task.getValue());
    }

    @Test
    void anUnknownKindIsNoTask() {
        assertThat(TaskJson.read("{\"type\":\"teleport\"}")).isEmpty();
        assertThat(TaskJson.read("garbage")).isEmpty();
    }
}
