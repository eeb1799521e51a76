package io.viciagents.dispatcher.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.SharedEntries;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of all calls, in the dispatchers' common memory. Blocks; throws {@link SharedEntries.Unavailable}. */
final class Pages {
    private static final Logger log = LoggerFactory.getLogger(Pages.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final SharedEntries entries;

    Pages(SharedEntries entries) {
        this.entries = entries;
    }

    Optional<Page> find(CallRef call) {
        return entries.find(call.toString()).flatMap(bytes -> read(call.toString(), bytes));
    }

    /**
     * Changes a page as one step, whatever others do meanwhile.
     *
     * @param change of what is there into what is to be there; asked again when somebody else was faster
     * @return what is there afterwards
     */
    Optional<Page> change(CallRef call, UnaryOperator<Optional<Page>> change) {
        String key = call.toString();
        while (true) {
            Optional<byte[]> read = entries.find(key);
            Optional<Page> before = read.flatMap(bytes -> read(key, bytes));
            Optional<Page> after = change.apply(before);
            if (after.equals(before) || written(key, read, after)) {
                return after;
            }
        }
    }

    private boolean written(String key, Optional<byte[]> read, Optional<Page> after) {
        if (after.isEmpty()) {
            return entries.remove(key, read.orElseThrow());
        }
        byte[] bytes = bytes(after.get());
        return read.isPresent() ? entries.replace(key, read.get(), bytes) : entries.add(key, bytes);
    }

    Map<CallRef, Page> all() {
        Map<CallRef, Page> pages = new HashMap<>();
        entries.all().forEach((key, bytes) -> read(key, bytes).ifPresent(page -> pages.put(CallRef.parse(key), page)));
        return pages;
    }

    private static byte[] bytes(Page page) {
        try {
            return JSON.writeValueAsBytes(page);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("no JSON for a page", impossible);
        }
    }

    private static Optional<Page> read(String key, byte[] bytes) {
        try {
            return Optional.of(JSON.readValue(bytes, Page.class));
        } catch (IOException wrong) {
            log.atError().addKeyValue("call", key).log("a page of the outbox cannot be read: {}", wrong.getMessage());
            return Optional.empty();
        }
    }
}
