package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class CallRecordsTest {
    private static final CallRef CALL = new CallRef("pbx-1", "17.1");
    private static final Fence EARLIER = new Fence(3, "earlier");
    private static final Fence LATER = new Fence(4, "later");

    private final Entries entries = new Entries(new ConcurrentHashMap<>());
    private final CallRecords records = new CallRecords(entries);

    private static CallRecord by(Fence owner) {
        return new CallRecord(
                CALL,
                owner,
                new CallRecord.Caller(Direction.INBOUND, "1000", "", "", Instant.EPOCH),
                1,
                new CallStep.Arrived());
    }

    @Test
    void whoOwnedTheCallEarlierDoesNotWriteOverALaterOwner() {
        assertThat(records.write(by(EARLIER))).isTrue();
        assertThat(records.write(by(LATER))).isTrue();
        assertThat(records.write(by(EARLIER))).isFalse();
        assertThat(records.find(CALL)).hasValue(by(LATER));
    }

    @Test
    void whoOwnedTheCallEarlierDoesNotRemoveTheRecordOfALaterOwner() {
        records.write(by(LATER));
        assertThat(records.remove(by(EARLIER))).isFalse();
        assertThat(records.find(CALL)).hasValue(by(LATER));
        assertThat(records.remove(by(LATER))).isTrue();
        assertThat(records.find(CALL)).isEmpty();
        assertThat(records.remove(by(LATER)))
                .as("that it is gone already does no harm")
                .isTrue();
    }

    /** Puts what only a later version knows into the record that is there. */
    private void laterVersion(String what, String with) {
        entries.all().computeIfPresent(CALL.toString(), (call, bytes) -> {
            String json = new String(bytes, StandardCharsets.UTF_8);
            assertThat(json).contains(what);
            return json.replace(what, with).getBytes(StandardCharsets.UTF_8);
        });
    }

    private String json() {
        return new String(entries.find(CALL.toString()).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void whatALaterVersionTellsOfTheCallerIsHandedOn() {
        records.write(by(EARLIER));
        laterVersion("\"direction\":", "\"language\":\"ms\",\"direction\":");
        laterVersion("\"refusals\":", "\"mood\":null,\"refusals\":");
        assertThat(records.write(by(LATER).at(new CallStep.Conversing("inc", "node-1"))))
                .isTrue();
        assertThat(json()).contains("\"language\":\"ms\"", "\"mood\":null", "\"conversing\"", "\"later\"");
    }

    @Test
    void whatALaterVersionToldOfAStepEndsWithTheStep() {
        CallRecord talking = by(EARLIER).at(new CallStep.Conversing("inc", "node-1"));
        records.write(talking);
        laterVersion("\"nodeName\":", "\"since\":12,\"nodeName\":");
        records.write(talking.refused());
        assertThat(json()).contains("\"since\":12");
        records.write(talking.at(new CallStep.Conversing("another", "node-2")));
        assertThat(json()).doesNotContain("since");
    }

    @Test
    void aLaterOwnersRecordIsLeftToItEvenAtAStepThatThisVersionDoesNotKnow() {
        records.write(by(LATER));
        laterVersion("\"arrived\"}", "\"parked\"}");
        assertThat(records.find(CALL)).isEmpty();
        assertThat(records.write(by(EARLIER))).isFalse();
        assertThat(records.remove(by(EARLIER))).isFalse();
        assertThat(json()).contains("parked");
    }

    /** Entries in memory. */
    private record Entries(Map<String, byte[]> all) implements SharedEntries {
        @Override
        public Optional<byte[]> find(String key) {
            return Optional.ofNullable(all.get(key));
        }

        @Override
        public boolean add(String key, byte[] value) {
            return all.putIfAbsent(key, value) == null;
        }

        @Override
        public boolean replace(String key, byte[] read, byte[] value) {
            return Arrays.equals(all.get(key), read) && all.put(key, value) != null;
        }

        @Override
        public boolean remove(String key, byte[] read) {
            return Arrays.equals(all.get(key), read) && all.remove(key) != null;
        }
    }
}
