package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final CallRecords records = new CallRecords(new Entries(new ConcurrentHashMap<>()));

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
