package io.viciagents.systemtests.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.caller.VoiceCaller;
import io.viciagents.systemtests.centre.BackOffice;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.NodePlan;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import io.viciagents.systemtests.site.LocalPostgres;
import io.viciagents.systemtests.site.VicidialSite;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A dispatcher and two agent nodes of three slots each, as processes, between a real Asterisk and the stand-in VICIdial, with
 * one entry for the in-group and one for the campaign.
 */
class CapacityIT {
    private static final String INBOUND = "9001";
    private static final String OUTBOUND = "9101";
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Lines that go up have been possible for ten seconds. */
    private static final Duration RAISED = Duration.ofSeconds(90);

    private final LocalPostgres postgres = LocalPostgres.start();
    private final CallerVoice voice = new CallerVoice(CallerVoice.CALLER);
    private final Path folder = Project.newRunFolder("capacity");
    private final VicidialSite site =
            VicidialSite.start(AsteriskVersion.V16, ZoneId.of("America/Denver"), Project.subfolder(folder, "asterisk"));
    private final CallCentre centre = CallCentre.start(
            List.of(site.asterisk()),
            LocalAsterisk::ariUrl,
            NodePlan.times(2, 3),
            new BackOffice(Optional.of(site.at(Duration.ofSeconds(2)).withLines(10)), Optional.of(postgres.url())),
            folder);

    @AfterEach
    void close() {
        centre.close();
        site.close();
        voice.close();
        postgres.close();
    }

    @Test
    void linesFollowTheFreeSlotsAndAPauseHoldsUntilItIsResumed() {
        lines(INBOUND, "ACTIVE 3", SOON);
        lines(OUTBOUND, "ACTIVE 3", SOON);
        aPauseStopsNewCallsAndNowRunningOnesToo();
        aCallThatComesNeverthelessGoesToHumans();
        whatIsPausedOutlivesItsDispatcher();
        whatIsResumedHasLinesAgain();
        aNodeThatLeavesTakesItsLinesWithIt();
        centre.awaitNothingLeft(SOON);
    }

    private void aPauseStopsNewCallsAndNowRunningOnesToo() {
        try (VoiceCaller callee = new VoiceCaller(voice)) {
            site.outbound(site.lead("Ann", "2125550101"), callee);
            CallScript script = CallScript.start()
                    .listenFor(Duration.ofSeconds(1))
                    .happen(() -> {
                        assertThat(dispatcher("pause", "--profile", "offer"))
                                .contains("paused: profile offer", "It stays until it is resumed.");
                        lines(OUTBOUND, "INACTIVE 3", SOON);
                        assertThat(centre.dispatcher().metric("calls_live")).isEqualTo(1);
                    })
                    .happen(() -> dispatcher("pause", "--profile", "offer", "--now"));
            assertThat(callee.play(script).end()).isEqualTo(End.WITH_HUMANS);
        }
        lines(INBOUND, "ACTIVE 6", RAISED);
    }

    /** VICIdial follows a change of lines late; when it has followed, it has nobody to give a call to. */
    private void aCallThatComesNeverthelessGoesToHumans() {
        try (VoiceCaller late = new VoiceCaller(voice)) {
            site.outbound(site.lead("Bob", "2125550102"), late);
            assertThat(late.play(CallScript.start().listenFor(Duration.ofMillis(300)))
                            .end())
                    .isEqualTo(End.WITH_HUMANS);
            assertThat(centre.dispatcher().metric("calls_paused_total")).isEqualTo(1);
            site.dialer().calls().logIn();
            assertThatThrownBy(() -> site.outbound(site.lead("Cleo", "2125550103"), late))
                    .hasMessageContaining("is free");
        }
        centre.awaitNothingLeft(SOON);
    }

    private void whatIsPausedOutlivesItsDispatcher() {
        centre.dispatcher().process().terminate();
        assertThat(centre.dispatcher().process().awaitEnd(SOON)).isTrue();
        lines(INBOUND, "INACTIVE 6", Duration.ZERO);
        centre.dispatcher().startAgain().awaitReady();
        lines(INBOUND, "ACTIVE 6", RAISED);
        lines(OUTBOUND, "INACTIVE 3", Duration.ZERO);
        assertThat(dispatcher("pause")).contains("profile offer, running calls too");
    }

    private void whatIsResumedHasLinesAgain() {
        assertThat(dispatcher("resume", "--profile", "offer")).contains("resumed: profile offer");
        lines(OUTBOUND, "ACTIVE 3", SOON);
        lines(INBOUND, "ACTIVE 3", SOON);
        site.dialer().calls().logIn();
        try (VoiceCaller callee = new VoiceCaller(voice)) {
            site.outbound(site.lead("Dan", "2125550104"), callee);
            CallScript script = CallScript.start()
                    .listenFor(Duration.ofSeconds(1))
                    .happen(() ->
                            assertThat(centre.dispatcher().metric("calls_live")).isEqualTo(1))
                    .hangUp();
            assertThat(callee.play(script).end()).isEqualTo(End.HUNG_UP_BY_CALLER);
        }
    }

    private void aNodeThatLeavesTakesItsLinesWithIt() {
        centre.nodes().getLast().process().terminate();
        lines(INBOUND, "ACTIVE 2", SOON);
        lines(OUTBOUND, "ACTIVE 1", SOON);
    }

    private String dispatcher(String... command) {
        return centre.dispatcher().command(command);
    }

    private void lines(String entry, String wanted, Duration within) {
        Patience.isSoWithin(within, () -> lines(entry).equals(wanted));
        assertThat(lines(entry)).as("lines of " + entry).isEqualTo(wanted);
    }

    private String lines(String entry) {
        return site.dialer()
                .books(books -> books.find("vicidial_remote_agents", "user_start", entry)
                        .map(row -> row.get("status") + " " + row.get("number_of_lines"))
                        .orElse("none"));
    }
}
