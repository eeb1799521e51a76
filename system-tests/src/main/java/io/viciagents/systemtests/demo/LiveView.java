package io.viciagents.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.viciagents.systemtests.process.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Shows calls as they run, from what the services write: the nodes' transcripts and the dispatcher's log. Kinds of events
 * that it does not know are shown as they are. One thread of its own reads.
 */
final class LiveView implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    /** The parts of a turn in the order in which they happen. */
    private static final List<Map.Entry<String, String>> PARTS = List.of(
            Map.entry("endConfirmed", "end of speech sure"),
            Map.entry("recognised", "recognised"),
            Map.entry("firstText", "first text"),
            Map.entry("firstAudio", "first sound"),
            Map.entry("bargeInStop", "silent after a barge-in"));

    private static final String TRANSCRIPT = "transcript.jsonl";

    private final Screen screen;
    private final Path recordings;
    private final Tail dispatcherLog;
    private final Map<Path, Tail> transcripts = new LinkedHashMap<>();
    private final Map<String, String> dispositions = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    LiveView(Screen screen, Path recordings, Path dispatcherLog) {
        this.screen = screen;
        this.recordings = recordings;
        this.dispatcherLog = new Tail(dispatcherLog);
        this.thread = Thread.ofPlatform().daemon().name("live-view").start(this::watch);
    }

    /** How calls ended, by the call: dispositions in the dispatcher's log. */
    Map<String, String> dispositions() {
        return Map.copyOf(dispositions);
    }

    private void watch() {
        while (!closed) {
            look();
            Patience.pass(LOOK_AGAIN);
        }
    }

    private synchronized void look() {
        dispatcherLog.more().forEach(this::showLogLine);
        findTranscripts();
        transcripts.forEach((file, tail) -> tail.more().forEach(event -> showEvent(file, event)));
    }

    private void findTranscripts() {
        if (!Files.isDirectory(recordings)) {
            return;
        }
        try (Stream<Path> files = Files.walk(recordings)) {
            List<Path> found = files.filter(file -> file.endsWith(TRANSCRIPT)).toList();
            found.forEach(file -> transcripts.computeIfAbsent(file, Tail::new));
        } catch (IOException | UncheckedIOException changesWhileWeLook) {
            // The next look sees it.
        }
    }

    private void showLogLine(JsonNode line) {
        Map<String, String> values = keyValues(line);
        String call = values.getOrDefault("call", "");
        if (call.isEmpty()) {
            return;
        }
        if (values.containsKey("disposition")) {
            dispositions.put(call, values.get("disposition"));
        }
        values.remove("call");
        screen.line(mark(call) + "  . " + line.path("formattedMessage").asText() + " " + words(values));
    }

    private void showEvent(Path file, JsonNode event) {
        // 143005-asterisk-1_1795216258.0-appointment-line
        String folder = file.getName(file.getNameCount() - 2).toString();
        String mark = mark(folder.replaceFirst("^[^_]*_([^-]*)-.*$", "$1"));
        switch (TranscriptLine.of(event)) {
            case TranscriptLine.Agent(String text, String remark) -> screen.strong(mark + " agent:  " + text + remark);
            case TranscriptLine.Caller(String text) -> screen.strong(mark + " caller: " + text);
            case TranscriptLine.Keys(String keys) -> screen.strong(mark + " caller presses " + keys);
            case TranscriptLine.Turn(Map<String, Long> millis) -> screen.line(mark + "  . turn: " + breakdown(millis));
            case TranscriptLine.Other(String text) -> screen.line(mark + "  . " + text);
        }
    }

    /** All counted from the caller's last voiced sample. */
    private static String breakdown(Map<String, Long> millis) {
        Map<String, Long> left = new TreeMap<>(millis);
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, String> part : PARTS) {
            Long value = left.remove(part.getKey());
            if (value != null) {
                parts.add(part.getValue() + " " + value + " ms");
            }
        }
        left.forEach((name, value) -> parts.add(name + " " + value + " ms"));
        return String.join(", ", parts);
    }

    private static Map<String, String> keyValues(JsonNode line) {
        Map<String, String> values = new TreeMap<>();
        for (JsonNode pair : line.path("kvpList")) {
            pair.properties()
                    .forEach(one -> values.put(one.getKey(), one.getValue().asText()));
        }
        return values;
    }

    private static String words(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (key, value) -> text.append(key).append('=').append(value).append(' '));
        return text.toString().strip();
    }

    /** The last characters of a call's name tell calls apart at a glance. */
    private static String mark(String call) {
        return "[" + call.substring(Math.max(0, call.length() - 6)) + "]";
    }

    /** Shows what has come to the end, then stops looking. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        look();
    }
}
