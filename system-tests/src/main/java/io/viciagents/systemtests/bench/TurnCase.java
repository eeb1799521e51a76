package io.viciagents.systemtests.bench;

import io.viciagents.systemtests.bench.StandIns.Thinking;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.providers.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the callers of {@code ./bench turns} do. What is said is in order; a sentence in brackets is a noise. */
enum TurnCase {
    /** Twenty turns, from two callers: 15 whose words are complete, 4 about which nobody can tell, 1 that trails off. */
    MIX("", Thinking.WELL) {
        @Override
        List<String> says(int caller) {
            return caller % 2 == 0
                    ? List.of(
                            "book an appointment.",
                            "we have three small children",
                            "move my appointment.",
                            "what are your opening hours.",
                            "i would like to book an appointment.",
                            "cancel my appointment.",
                            "when are you open.",
                            "my sister was with you before",
                            "i can not come.",
                            "a new appointment.")
                    : List.of(
                            "when are you open.",
                            "it was on the left side",
                            "cancel my appointment.",
                            "book an appointment.",
                            "i would like to",
                            "a new appointment.",
                            "i would like to move my appointment.",
                            "that is what i was told",
                            "opening hours.",
                            "move my appointment.");
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            for (short[] sentence : said) {
                caller.listen().send(sentence).answered();
            }
        }
    },
    /** The caller stops to think in the middle of a sentence. */
    PAUSE_IN_SENTENCE("", Thinking.WELL) {
        @Override
        List<String> says(int caller) {
            return List.of(
                    "i would like to",
                    "book an appointment.",
                    "we have three small",
                    "children and a new appointment.");
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            caller.listen().send(said.get(0)).hesitate(Duration.ofMillis(900));
            caller.send(said.get(1)).answered();
            caller.listen().send(said.get(2)).hesitate(Duration.ofMillis(400));
            caller.send(said.get(3)).answered();
        }
    },
    /** The caller shows that it listens. */
    UH_HUH("", Thinking.WELL) {
        @Override
        List<String> says(int caller) {
            return List.of("uh huh", "okay", "book an appointment.");
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            caller.over(Duration.ofMillis(1200)).murmur(said.get(0));
            caller.over(Duration.ofMillis(1800)).murmur(said.get(1));
            caller.pass(HELD).listen().send(said.get(2)).answered();
        }
    },
    /** The caller wants the agent to be silent. */
    STOP("", Thinking.WELL) {
        @Override
        List<String> says(int caller) {
            return List.of("stop stop", "book an appointment.");
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            caller.over(Duration.ofMillis(1500)).interruptWith(said.get(0)).answered();
            caller.listen().send(said.get(1)).answered();
        }
    },
    /** Something rattles over the agent's words, and there is noise under the caller's. */
    NOISE("", Thinking.WELL) {
        @Override
        List<String> says(int caller) {
            return List.of("[500]", "book an appointment.");
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            caller.over(Duration.ofMillis(1200)).murmur(said.get(0));
            caller.pass(HELD).listen().send(Noise.under(said.get(1)));
            caller.murmurOn(Noise.quiet(Duration.ofSeconds(3))).answered();
        }
    },
    /** A key in the middle of a sentence. */
    DTMF_IN_PROMPT("", Thinking.WELL) {
        @Override
        List<String> says(int caller) {
            return List.of("book an appointment.");
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            caller.over(Duration.ofMillis(1500)).press("1").answered();
            caller.listen().send(said.get(0)).answered();
        }
    },
    /** The caller says nothing: the agent asks. The profiles ask after three seconds. */
    SILENCE("", Thinking.WELL) {
        @Override
        List<String> says(int caller) {
            return List.of();
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            caller.listen().staySilent();
            caller.listen().staySilent();
        }
    },
    /** The caller tells a story, with pauses. */
    LONG_WINDED("", Thinking.WELL) {
        @Override
        List<String> says(int caller) {
            return List.of(
                    "well it was on a sunday and we were all at home and",
                    "then my sister came with her three small children and",
                    "so i would like to",
                    "book an appointment.");
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            caller.listen();
            for (short[] part : said.subList(0, said.size() - 1)) {
                caller.send(part).hesitate(Duration.ofMillis(600));
            }
            caller.send(said.getLast()).answered();
        }
    },
    /** A machine answers, and beeps: the gap is from the beep to the message. */
    VOICEMAIL("offer", Thinking.WELL) {
        @Override
        List<String> says(int caller) {
            return List.of(
                    "hello you have reached the voice mail of john smith i can not come to the phone right now please"
                            + " leave a message after the tone",
                    "[beep]");
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            caller.murmur(said.get(0))
                    .pass(Duration.ofMillis(300))
                    .beep(said.get(1))
                    .answered();
            caller.listen();
        }
    },
    /** The model's first token comes after 3.2 s: a filler is due. */
    PROVIDER_SLOW("", Thinking.SLOWLY) {
        @Override
        List<String> says(int caller) {
            return List.of("book an appointment.", "what are your opening hours.");
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            for (short[] sentence : said) {
                caller.listen().send(sentence).answered().pass(Duration.ofMillis(2500));
            }
            caller.listen();
        }
    },
    /** The model's connection breaks in the middle of each answer. */
    PROVIDER_DEAD("", Thinking.NOT_TO_THE_END) {
        @Override
        List<String> says(int caller) {
            return List.of("book an appointment.", "what are your opening hours.");
        }

        @Override
        void play(TurnCaller caller, List<short[]> said) {
            for (short[] sentence : said) {
                caller.listen().send(sentence).answered();
            }
            caller.listen();
        }
    };

    /** For so long the agent may wait to see whether it was interrupted. */
    private static final Duration HELD = Duration.ofMillis(2600);

    private final String outbound;
    private final Thinking thinking;

    TurnCase(String outbound, Thinking thinking) {
        this.outbound = outbound;
        this.thinking = thinking;
    }

    /** What this caller says, noises in brackets, as a recogniser would write it. */
    abstract List<String> says(int caller);

    /** Plays a call that is up, with the sound of what it says. */
    abstract void play(TurnCaller caller, List<short[]> said);

    /** Whether the agent calls. */
    boolean outbound() {
        return !outbound.isEmpty();
    }

    /** How the model does meanwhile. */
    Thinking thinking() {
        return thinking;
    }

    /** Whether it is about the model. */
    boolean needsModel() {
        return thinking != Thinking.WELL;
    }

    /** Whether the agent has no reason to be silent for what it hears. */
    boolean nobodyInterrupts() {
        return this == UH_HUH || this == NOISE;
    }

    /** The name in the table, such as pause-in-sentence. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sound of what this caller says. */
    List<short[]> sound(int caller, CallerVoice voice) {
        List<short[]> sound = new ArrayList<>();
        for (String text : says(caller)) {
            sound.add(
                    switch (text) {
                        case "[beep]" -> Noise.beep();
                        case "[500]" -> Noise.rattle(Duration.ofMillis(500));
                        default -> voice.speak(text.replace(".", ""));
                    });
        }
        return sound;
    }

    /** The same, for a recogniser that knows it in advance. */
    List<Segment> segments(int caller, CallerVoice voice) {
        List<String> texts = says(caller);
        List<short[]> sound = sound(caller, voice);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            segments.add(texts.get(i).startsWith("[") ? Segment.noise() : Segment.of(texts.get(i), sound.get(i)));
        }
        return segments;
    }
}
