package io.viciagents.dispatcher.call;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.time.Duration;

/**
 * How long a call waits for others.
 *
 * @param offer for a node to accept or refuse
 * @param placing for any node to accept, all in all; then the caller goes to humans
 * @param request for a command to be done
 * @param lead for VICIdial to say who is on the line, once caller and node hear each other
 * @param ending for an end to be asked for, at VICIdial or in Asterisk
 * @param leaving for the caller's channel to go where it was sent
 * @param firstAudio from the other party's answer to the agent's first sound; it is told when it took longer
 * @param lastWord for a node to say how the conversation stood when the caller hung up
 */
public record Limits(
        @Default("300ms")
        @Doc("Longer only when nodes are far away; each node that is silent costs the caller this twice.")
        Duration offer,

        @Default("2s")
        @Doc("Shorter when callers should rather go to humans than wait for nodes that are slow to answer.")
        Duration placing,

        @Default("2s") @Doc("Longer when Asterisk or VICIdial answers slowly.")
        Duration request,

        @Default("250ms") @Doc("Longer when greetings lack the lead's name; each call then may begin later by this.")
        Duration lead,

        @Default("5s") @Doc("Longer when VICIdial's API takes longer to hang up or to transfer.")
        Duration ending,

        @Default("4s") @Doc("Longer when VICIdial takes long to carry a transfer out.")
        Duration leaving,

        @Default("2s") @Doc("The law's two seconds: a callee who hears nothing for longer counts as abandoned.")
        Duration firstAudio,

        @Default("1s") @Doc("Longer when dispositions of callers who hung up early are missing.")
        Duration lastWord) {
    /** Refuses what would wait for nothing. */
    public Limits {
        new Checks()
                .positive("offer", offer)
                .positive("placing", placing)
                .positive("request", request)
                .positive("lead", lead)
                .positive("ending", ending)
                .positive("leaving", leaving)
                .positive("firstAudio", firstAudio)
                .positive("lastWord", lastWord)
                .done();
    }
}
