package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerPart.Listen;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.script.GlobalIntents;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.Optional;

/**
 * What the caller's turns mean at this point of the conversation: an answer, an interruption, a sentence that goes on, or
 * something said over a disclosure or a goodbye. What is said over a disclosure does not answer the question that follows it;
 * never-call-again, a wish for a human and the like always count. Confined to the call's loop. Mutable: what was said
 * over a disclosure and waits for its end, and what was answered last.
 */
final class CallerTurns implements CallerSide.Listener {
    private static final Duration NO_WORDS = Duration.ofMillis(300);

    private final Floor floor;
    private final AgentTurn agent;
    private final GlobalIntents globals;
    private final Runnable cutOff;
    private final Speculation speculation;
    private Optional<String> kept = Optional.empty();
    private Optional<String> answered = Optional.empty();

    /** @param cutOff tells the caller's side that the agent was too quick */
    CallerTurns(Floor floor, AgentTurn agent, GlobalIntents globals, Timers timers, Runnable cutOff) {
        this.floor = floor;
        this.agent = agent;
        this.globals = globals;
        this.cutOff = cutOff;
        this.speculation = new Speculation(timers, agent::suppose, agent::supposeNothing);
    }

    /** Something else is asked for: what was said before does not count any more. */
    void forget() {
        kept = Optional.empty();
        answered = Optional.empty();
        speculation.forget();
    }

    /** Answers what was said over a disclosure, now that the sentence is over and another may follow. */
    void sentenceOver() {
        if (agent.speech().interruption() == Interruption.ALLOWED) {
            kept.ifPresent(words -> {
                floor.taken();
                said(words);
            });
        }
    }

    /** Answers what was said over a disclosure, now that the agent has finished; false when nothing was. */
    boolean answerKept() {
        Optional<String> words = kept;
        words.ifPresent(this::said);
        return words.isPresent();
    }

    private void said(String words) {
        floor.callerHeard();
        floor.ask(new Happening.Said(words));
        answered = Optional.of(words);
    }

    /** The caller was not finished when the agent was asked. */
    private void goOn(String words) {
        cutOff.run();
        String before = agent.takeBack();
        floor.taken();
        said((before + " " + words).strip());
    }

    /** Words over the agent's last ones: only never-call-again still changes the outcome. */
    private void overTheGoodbye(String words) {
        if (globals.optsOut(words)) {
            floor.taken();
            said(words);
        } else {
            agent.settle();
        }
    }

    @Override
    public void callerStarted() {
        speculation.turnStarted();
        floor.callerStarted();
    }

    @Override
    public void soFar(String words, Completeness completeness) {
        if (agent.freeToSuppose() && floor.phase() == Phase.TALKING) {
            speculation.words(words, completeness);
        }
    }

    @Override
    public void silent(Duration silence) {
        if (agent.freeToSuppose() && floor.phase() == Phase.TALKING) {
            speculation.silent(silence);
        }
    }

    @Override
    public void judged(RecognitionListener.Turn now) {
        switch (now) {
            case PERHAPS_OVER -> {
                if (agent.freeToSuppose() && floor.phase() == Phase.TALKING) {
                    speculation.mayBeOver();
                }
            }
            case RESUMED -> speculation.forget();
            case OVER -> {}
        }
    }

    @Override
    public void turn(String words, Duration voiced) {
        switch (floor.phase()) {
            case GREETING -> floor.helloFinished();
            case TALKING -> whileTheAgentIsSilent(words, voiced);
            case CLOSING -> overTheGoodbye(words);
            case TROUBLED -> {
                if (globals.optsOut(words)) {
                    floor.taken();
                    said(words);
                }
            }
            case NEW, PREPARED, MACHINE, REPORTED, CLOSED -> {}
        }
    }

    private void whileTheAgentIsSilent(String words, Duration voiced) {
        if (speculation.confirms(words)) {
            floor.callerHeard();
            agent.confirm();
            answered = Optional.of(words);
        } else if (words.isEmpty() && (agent.asking() || voiced.compareTo(NO_WORDS) < 0)) {
            floor.stillSilent();
        } else if (agent.asking()) {
            goOn(words);
        } else {
            said(words);
        }
    }

    @Override
    public void confirmed() {
        agent.thinkNoFurther();
    }

    @Override
    public void interrupted(String words) {
        if (agent.speech().unheard()) {
            goOn(words);
        } else {
            floor.taken();
            said(words);
        }
    }

    @Override
    public void overDisclosure(String words, Listen expected) {
        if (floor.phase() == Phase.CLOSING) {
            overTheGoodbye(words);
        } else if (!beforeTheQuestion(expected) || globals.said(words, 1).isPresent()) {
            kept = kept.filter(globals::optsOut).or(() -> Optional.of(words));
        }
    }

    /** A "hello?" that comes before the question is no answer to it, however near it sounds to one. */
    private boolean beforeTheQuestion(Listen expected) {
        return !expected.phrases().isEmpty() && !agent.speech().atTheQuestion();
    }

    /** Nobody has heard the answer yet: it is given anew. Afterwards only what always counts does. */
    @Override
    public void corrected(String decided, String words) {
        Optional<String> before = answered.filter(all -> all.endsWith(decided));
        if (before.isPresent() && answersUnheard()) {
            agent.takeBack();
            floor.taken();
            String all = before.get();
            said((all.substring(0, all.length() - decided.length()) + words).strip());
        } else if (alwaysCounts(words) && !alwaysCounts(decided)) {
            floor.taken();
            said(words);
        }
    }

    private boolean alwaysCounts(String words) {
        return switch (floor.phase()) {
            case TALKING -> globals.said(words, 1).isPresent();
            case CLOSING, TROUBLED -> globals.optsOut(words);
            case NEW, PREPARED, GREETING, MACHINE, REPORTED, CLOSED -> false;
        };
    }

    private boolean answersUnheard() {
        return switch (floor.phase()) {
            case TALKING, CLOSING -> agent.speech().busy() ? agent.speech().unheard() : agent.asking();
            case NEW, PREPARED, GREETING, MACHINE, TROUBLED, REPORTED, CLOSED -> false;
        };
    }

    @Override
    public void deaf(String reason) {
        floor.deaf(reason);
    }
}
