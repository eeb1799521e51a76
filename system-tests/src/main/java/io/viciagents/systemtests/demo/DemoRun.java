package io.viciagents.systemtests.demo;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.caller.CallReport;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.caller.VoiceCaller;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.CallIds;
import io.viciagents.systemtests.centre.Jvms;
import io.viciagents.systemtests.centre.QuickStart;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One run of the demo: set up, call, show, take down. The main thread runs it; a signal closes it from another, hence the
 * lock around what is open.
 */
final class DemoRun implements AutoCloseable {
    private static final int NODES = 2;
    private static final long FIRST_LEAD = 518;

    private final Screen screen;
    private final AsteriskVersion version;
    private final Story story;
    private final Path folder = Project.newRunFolder("demo");
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private String softphone = "";
    private boolean closed;

    DemoRun(Screen screen, AsteriskVersion version, Story story) {
        this.screen = screen;
        this.version = version;
        this.story = story;
    }

    /** Runs it with so many callers at once; answers whether all reached what they wanted. */
    boolean run(int calls) {
        screen.line(version + " starts");
        LocalAsterisk asterisk = opened(
                LocalAsterisk.start(version, AsteriskOptions.likeVicidial(), Project.subfolder(folder, "asterisk")));
        prepare(asterisk);
        screen.line("dispatcher and " + NODES + " agent nodes start");
        CallCentre centre = opened(CallCentre.start(asterisk, NODES, slotsEach(calls), folder, Jvms.PREPARED));
        CallerVoice voice = opened(new CallerVoice(CallerVoice.CALLER));
        screen.line("all ready; " + (calls == 1 ? "a caller wants " + wish(0).what() : calls + " callers call"));
        LiveView view = opened(
                new LiveView(screen, centre.recordings(), centre.dispatcher().log()));
        List<Result> results = callAll(calls, asterisk, voice);
        boolean clean = nothingLeft(centre);
        view.close();
        screen.plain("");
        boolean reached = new Summary(screen, folder, centre.recordings()).show(results, view.dispositions());
        softphone = "sip:" + story.extension() + "@127.0.0.1:" + asterisk.sip().getPort();
        return reached && clean;
    }

    /** Later runs start in a third of the time. */
    private void prepare(LocalAsterisk asterisk) {
        if (QuickStart.isPrepared()) {
            return;
        }
        screen.line("the services' classes are prepared for quick starts, once for each build (some 30 s)");
        Path recorded = Project.subfolder(folder, "quick-start");
        if (!isPrepared(asterisk, recorded)) {
            screen.line("they could not be: the logs in " + recorded + " say why; it goes on more slowly");
        }
    }

    /** A machine that is too busy for it may still hold the call. */
    private boolean isPrepared(LocalAsterisk asterisk, Path recorded) {
        try {
            return QuickStart.keep(opened(QuickStart.record(asterisk, recorded)));
        } catch (IllegalStateException tooSlow) {
            return false;
        }
    }

    /** Waits until it is closed. */
    void stay() {
        screen.line("SIP address for a softphone on this machine: " + softphone + " (UDP, no registration)");
        screen.line("all is left running; Ctrl-C ends it");
        while (!isClosed() && !Thread.currentThread().isInterrupted()) {
            Patience.pass(Duration.ofSeconds(1));
        }
    }

    private List<Result> callAll(int calls, LocalAsterisk asterisk, CallerVoice voice) {
        List<Future<Result>> running = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                int number = i;
                running.add(callers.submit(() -> call(number, asterisk, voice)));
                // Callers do not ring in the same instant; ten a second do.
                Patience.pass(Duration.ofMillis(100));
            }
        }
        return running.stream().map(Future::resultNow).toList();
    }

    private Result call(int number, LocalAsterisk asterisk, CallerVoice voice) {
        Story.Wish wish = wish(number);
        String callId = CallIds.make(story.callKind(), LocalDateTime.now(ZoneId.systemDefault()), FIRST_LEAD + number);
        String phone = "21255501%02d".formatted(number % 100);
        Path recording = folder.resolve("caller-" + (number + 1) + ".wav");
        try (VoiceCaller caller = new VoiceCaller(voice)) {
            if (story.callKind() == 'V') {
                asterisk.ari()
                        .post(
                                "/channels",
                                Map.of(
                                        "endpoint",
                                        "PJSIP/trunk/sip:" + phone + "@127.0.0.1:"
                                                + caller.telephone().address().getPort(),
                                        "context",
                                        "default",
                                        "extension",
                                        story.extension(),
                                        "callerId",
                                        "\"" + callId + "\" <" + phone + ">"));
                caller.pickUp();
            } else {
                caller.dial(asterisk.sip(), story.extension(), callId, phone);
            }
            CallReport report = caller.play(wish.script());
            caller.record(recording);
            return new Result(wish, report, recording);
        }
    }

    private boolean nothingLeft(CallCentre centre) {
        try {
            centre.awaitNothingLeft(Duration.ofSeconds(5));
            screen.line("Asterisk has no channel and no bridge left");
            return true;
        } catch (IllegalStateException e) {
            screen.line(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private Story.Wish wish(int number) {
        return story.wishes().get(number % story.wishes().size());
    }

    private static int slotsEach(int calls) {
        return Math.max(10, calls);
    }

    private synchronized <T extends AutoCloseable> T opened(T resource) {
        if (closed) {
            closeQuietly(resource);
            throw new IllegalStateException("the demo was stopped");
        }
        open.push(resource);
        return resource;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Takes everything down, last opened first. Harmless when repeated. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!open.isEmpty()) {
            closeQuietly(open.pop());
        }
    }

    private void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            screen.line("while stopping: " + e.getMessage());
        }
    }

    /**
     * What became of one caller.
     *
     * @param recording what it said (left) and heard (right)
     */
    record Result(Story.Wish wish, CallReport report, Path recording) {
        boolean reached() {
            return report.end() == wish.end();
        }
    }
}
