package io.viciagents.dispatcher.outbox;

import static io.viciagents.dispatcher.outbox.Bench.posting;
import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.memory.FakeEntries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final CallRef CALL = new CallRef("pbx", "1");

    private final FakeEntries entries = new FakeEntries();
    private final Pages pages = new Pages(entries);

    private String json() {
        return new String(entries.find(CALL.toString()).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void whatALaterVersionHasAddedIsKept() {
        Line line = Line.of(posting("1", 1), Instant.EPOCH);
        pages.change(CALL, none -> none.or(() -> Optional.of(new Page("d1", List.of(line)))));
        byte[] before = entries.find(CALL.toString()).orElseThrow();
        String later = json().replace("{\"holder\":", "{\"urgent\":null,\"tenant\":\"east\",\"holder\":")
                .replace("\"dialer\":", "\"by\":[\"phone\"],\"dialer\":");
        assertThat(entries.replace(CALL.toString(), before, later.getBytes(StandardCharsets.UTF_8)))
                .isTrue();

        pages.change(CALL, page -> page.map(there -> there.heldBy("d2").changed(1, Line::attempted)));

        assertThat(json())
                .contains("\"urgent\":null", "\"tenant\":\"east\"", "\"by\":[\"phone\"]", "\"d2\"", "\"attempts\":1");
    }
}
