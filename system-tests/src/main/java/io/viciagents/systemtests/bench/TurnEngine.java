package io.viciagents.systemtests.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** With what the agents of {@code ./bench turns} hear, think and speak. */
enum TurnEngine {
    /** The engines of the node's own process; where a model is wanted, a stand-in for it. */
    EMBEDDED(new Centre("scripted", cases(false), List.of()), new Centre("model-alone", cases(true), List.of("mind"))),
    /** Stand-ins for all three. */
    STAND_INS(new Centre("with-model", List.of(TurnCase.values()), List.of("ear", "tongue", "mind"))),
    /** A stand-in for speech to speech. */
    REALTIME(new Centre("realtime", inbound(), List.of("rt")));

    private final List<Centre> centres;

    TurnEngine(Centre... centres) {
        this.centres = List.of(centres);
    }

    private static List<TurnCase> cases(boolean aboutTheModel) {
        return Arrays.stream(TurnCase.values())
                .filter(scenario -> scenario.needsModel() == aboutTheModel)
                .toList();
    }

    private static List<TurnCase> inbound() {
        return Arrays.stream(TurnCase.values())
                .filter(scenario -> !scenario.outbound())
                .toList();
    }

    List<Centre> centres() {
        return centres;
    }

    /** The name in the table. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A call centre that is needed.
     *
     * @param profiles the folder of its profiles under system-tests/profiles
     * @param cases that are played on it
     * @param providers that its node is given
     */
    record Centre(String profiles, List<TurnCase> cases, List<String> providers) {
        /** Whether callers are heard by a stand-in, which must be told what they say. */
        boolean heardByStandIns() {
            return providers.contains("ear") || providers.contains("rt");
        }
    }
}
