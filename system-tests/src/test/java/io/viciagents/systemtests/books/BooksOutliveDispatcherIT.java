package io.viciagents.systemtests.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import io.viciagents.systemtests.site.HeldCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * On a whole site the only dispatcher is killed while it tells VICIdial how calls ended; the next one tells the rest, and the
 * books say everything once. It finds a call that is older than calls are kept, and has its node delete it. Then a person's
 * calls are erased: from the database, and from the folders of real nodes, one of which is away at first.
 */
class BooksOutliveDispatcherIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** A year is kept, where nothing else is configured. */
    private static final Duration LONGER_THAN_KEPT = Duration.ofDays(400);

    @Test
    void theBooksAreRightAfterTheDispatchersDeathAndWhoeverIsErasedLeavesAnAuditLineOnly() {
        try (HeldCalls calls = HeldCalls.start(AsteriskVersion.V22, Project.newRunFolder("books-outlive"))) {
            calls.warmUp();
            settled(calls);
            calls.outbound("never", "Cleo", CallScript.start().listen().press("9"));
            calls.of("never");
            // Who wants never to be called is told at once, while the call goes on: it must have ended.
            Patience.until(
                    "an outcome to tell VICIdial",
                    SOON,
                    () -> !calls.postings("state = 'WAITING' and task ->> 'type' = 'disposition'")
                            .isEmpty());
            calls.centre().dispatcher().process().kill();
            assertThat(waiting(calls)).as("not told yet when it died").isNotEmpty();
            String old = call(calls, calls.of("warm outbound"));
            assertThat(folders(calls, old)).as("files of " + old).isNotEmpty();
            calls.of("warm outbound").wasHeldEarlier(LONGER_THAN_KEPT);

            calls.centre().dispatcher().startAgain().awaitReady();
            settled(calls);
            theBooksSayItOnce(calls, calls.of("never"));
            whatIsTooOldGoes(calls, old);
            theFilesOfAPersonGo(calls, calls.of("never"));
        }
    }

    private static void theBooksSayItOnce(HeldCalls calls, HeldCalls.Held never) {
        assertThat(never.lead("status")).isEqualTo("DNC");
        assertThat(never.log("status")).isEqualTo("DNC");
        assertThat(calls.rows("vicidial_dnc", "phone_number", never.phone(), "phone_number"))
                .hasSize(1);
        assertThat(calls.postings("state <> 'DONE'")).isEmpty();
        assertThat(calls.postings("task ->> 'type' = 'disposition' and call = '" + call(calls, never) + "'"))
                .hasSize(1);
    }

    private static void whatIsTooOldGoes(HeldCalls calls, String old) {
        Patience.until(
                "the files of " + old + " to go",
                SOON,
                () -> folders(calls, old).isEmpty());
        assertThat(calls.history("call", "call = '" + old + "'")).isEmpty();
        assertThat(calls.history("call", "true"))
                .as("those that are not too old")
                .hasSize(calls.count() - 1);
        assertThat(calls.centre().dispatcher().command("erase", "--log")).contains("retention");
    }

    private static void theFilesOfAPersonGo(HeldCalls calls, HeldCalls.Held never) {
        String call = call(calls, never);
        String node = calls.history("files_node", never.condition()).getFirst().getFirst();
        assertThat(folders(calls, call)).as("recordings of " + call).isNotEmpty();
        JarService holder = calls.centre().nodes().stream()
                .filter(one -> one.name().equals(node))
                .findFirst()
                .orElseThrow();
        holder.process().kill();

        JarService dispatcher = calls.centre().dispatcher();
        assertThat(dispatcher.command("erase", "--phone", never.phone(), "--yes"))
                .contains("node " + node + " deletes its files as soon as a dispatcher reaches it", "1 call is erased");
        assertThat(calls.history("call", never.condition())).isEmpty();
        assertThat(never.said("AGENT")).isEmpty();
        assertThat(dispatcher.command("erase", "--log")).contains(node, "not yet");

        holder.startAgain().awaitReady();
        Patience.until(
                "the files of " + call + " to go",
                SOON,
                () -> folders(calls, call).isEmpty());
        Patience.until(
                "the audit line to say so",
                SOON,
                () -> !dispatcher.command("erase", "--log").contains("not yet"));
        assertThat(dispatcher.command("erase", "--log")).contains("command").doesNotContain(never.phone());
    }

    private static void settled(HeldCalls calls) {
        Patience.until("VICIdial to be told all", SOON, () -> waiting(calls).isEmpty());
    }

    private static List<List<String>> waiting(HeldCalls calls) {
        return calls.postings("state = 'WAITING'");
    }

    private static String call(HeldCalls calls, HeldCalls.Held held) {
        return calls.history("call", held.condition()).getFirst().getFirst();
    }

    /** What there is of a call under the nodes' folders, and where recordings come together. */
    private static List<Path> folders(HeldCalls calls, String call) {
        String channel = call.substring(call.indexOf('/') + 1);
        return Stream.of(calls.centre().recordings(), calls.centre().storage())
                .filter(Files::isDirectory)
                .flatMap(root -> below(root).stream())
                .filter(path -> String.valueOf(path.getFileName()).contains(channel))
                .toList();
    }

    /** Looks again when something was deleted while it looked. */
    private static List<Path> below(Path root) {
        while (true) {
            try (Stream<Path> all = Files.walk(root)) {
                return all.toList();
            } catch (UncheckedIOException deleted) {
                if (!(deleted.getCause() instanceof NoSuchFileException)) {
                    throw deleted;
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
