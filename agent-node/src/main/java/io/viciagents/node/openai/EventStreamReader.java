package io.viciagents.node.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Cuts a stream of server-sent events into the data of its events, wherever the network cuts it. Follows the HTML standard,
 * section "Server-sent events": lines end with LF, CR or CRLF, a line that begins with a colon is a comment, an empty line ends
 * an event. Other fields than {@code data} are skipped, for nobody here sends any that matter. Confined to one thread.
 */
final class EventStreamReader {
    /** A longer event is no answer to anybody. */
    static final int LONGEST = 1 << 20;

    private static final String DATA = "data:";

    private final Consumer<String> event;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean anyData;
    private boolean afterCarriageReturn;

    EventStreamReader(Consumer<String> event) {
        this.event = event;
    }

    /**
     * Takes the next bytes.
     *
     * @throws IllegalArgumentException when an event has no end
     */
    void read(Buffer bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            byte next = bytes.getByte(i);
            if (next == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                continue;
            }
            afterCarriageReturn = next == '\r';
            if (next == '\n' || next == '\r') {
                endLine();
            } else {
                line.write(next);
            }
        }
        if (line.size() + data.length() > LONGEST) {
            throw new IllegalArgumentException("an event of more than " + LONGEST + " bytes");
        }
    }

    private void endLine() {
        String text = line.toString(UTF_8);
        line.reset();
        if (text.isEmpty()) {
            endEvent();
        } else if (text.startsWith(DATA)) {
            String value = text.substring(DATA.length());
            data.append(anyData ? "\n" : "").append(value.startsWith(" ") ? value.substring(1) : value);
            anyData = true;
        }
    }

    private void endEvent() {
        if (anyData) {
            String whole = data.toString();
            data.setLength(0);
            anyData = false;
            event.accept(whole);
        }
    }
}
