package io.viciagents.dispatcher.setup;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;

/**
 * Where callers go whom no AI agent can serve.
 *
 * @param inGroup of humans, for calls that have a lead
 * @param did a number that leads to humans, for calls that have none
 * @param didContext where calls of that number come in
 */
public record Humans(
        @Doc("An in-group that humans serve; it must exist.")
        String inGroup,

        @Doc("A number (DID) that leads to humans, for callers whom VICIdial does not know yet.")
        String did,

        @Default("trunkinbound") @Doc("Another context if your trunks come in elsewhere.")
        String didContext) {
    /** Refuses what the dialplan could not hold. */
    public Humans {
        new Checks()
                .that(Words.IN_GROUP.fits(inGroup), "inGroup", Words.IN_GROUP.refusal(inGroup))
                .that(Words.NUMBER.fits(did), "did", Words.NUMBER.refusal(did))
                .that(Words.CONTEXT.fits(didContext), "didContext", Words.CONTEXT.refusal(didContext))
                .done();
    }
}
