package io.viciagents.node;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply.Reason;
import io.viciagents.node.audio.VoiceActivity;
import io.viciagents.node.conversation.AnsweredCall;
import io.viciagents.node.conversation.Conversation;
import io.viciagents.node.conversation.ConversationListener;
import io.viciagents.node.conversation.Equipment;
import io.viciagents.node.conversation.SpeechDetector;
import io.viciagents.node.conversation.TurnListener;
import io.viciagents.node.embedded.EmbeddedSpeech;
import io.viciagents.node.host.Talk;
import io.viciagents.node.host.Talks;
import io.viciagents.node.media.MediaLoop;
import io.viciagents.node.media.MediaSession;
import io.viciagents.node.profile.LiveProfiles;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.recording.CallArchive;
import io.viciagents.node.recording.TranscriptEvent;
import io.viciagents.node.speech.PromptCache;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Conversations by the profiles of this node, with the embedded engines. Any thread. */
final class Conversations implements Talks {
    /** What telephones speak. */
    private static final int NARROWBAND = 8000;

    /** An hour of prompts. */
    private static final long CACHED_BYTES = 64L << 20;

    private final LiveProfiles profiles;
    private final EmbeddedSpeech speech;
    private final Synthesiser voice;
    private final CallArchive archive;
    private final TurnListener turns;
    private final Clock clock;
    private final Dialogues dialogues;

    Conversations(
            LiveProfiles profiles,
            EmbeddedSpeech speech,
            CallArchive archive,
            TurnListener turns,
            Dialogues dialogues,
            Clock clock) {
        this.profiles = profiles;
        this.speech = speech;
        this.voice = new PromptCache("flite", speech.synthesiser(), CACHED_BYTES);
        this.archive = archive;
        this.turns = turns;
        this.dialogues = dialogues;
        this.clock = clock;
        profiles.all().forEach(this::speakAhead);
        profiles.watch(this::speakAhead);
    }

    /** What is the same in every call is spoken once, into the cache, before the first. */
    private void speakAhead(Profile profile) {
        for (String prompt : profile.fixedPrompts()) {
            voice.speak(
                    new SynthesisRequest(prompt, profile.language(), profile.voice(), NARROWBAND), new SpokenAhead());
        }
    }

    @Override
    public Set<String> profiles() {
        return profiles.all().stream()
                .filter(dialogues::canLead)
                .map(Profile::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Reason> refusal(Assignment assignment) {
        Optional<Profile> profile = profiles.named(assignment.profile())
                .filter(known -> known.directions().contains(assignment.direction()))
                .filter(dialogues::canLead);
        if (profile.isEmpty()) {
            return Optional.of(Reason.NO_SUCH_PROFILE);
        }
        return EmbeddedSpeech.speaks(profile.get().language())
                ? Optional.empty()
                : Optional.of(Reason.NO_SUCH_LANGUAGE);
    }

    @Override
    public void expect(Assignment assignment) {
        // The greeting is synthesised when the conversation is made, a few milliseconds from now.
    }

    @Override
    public Talk open(
            Assignment assignment,
            Map<String, String> lead,
            MediaLoop loop,
            MediaSession media,
            ConversationListener listener) {
        Profile profile = profiles.named(assignment.profile()).orElseThrow();
        CallArchive.Kept kept =
                archive.open(assignment.call().toString(), profile.name(), profile.recording(), media.sampleRate());
        kept.transcript()
                .write(
                        Duration.ZERO,
                        new TranscriptEvent.Noted("profile " + profile.name() + " version " + profile.version()));
        Equipment equipment = new Equipment(
                media,
                speech.recogniser(),
                voice,
                detector(),
                dialogues.understanding(),
                loop.timers(),
                clock,
                loop,
                kept.transcript(),
                kept.recording(),
                turns);
        Conversation conversation = new Conversation(
                new AnsweredCall(assignment.call().toString(), assignment.direction(), lead),
                profile,
                dialogues.of(assignment.call().toString(), profile, lead, () -> false, loop.timers(), loop),
                equipment,
                listener);
        conversation.prepare();
        return new ConversationTalk(conversation);
    }

    /** Frame by frame: the conversation does its own waiting. */
    private static SpeechDetector detector() {
        VoiceActivity activity = new VoiceActivity();
        return samples -> {
            activity.hear(samples);
            return activity.silence().isZero() ? SpeechDetector.Verdict.SPEECH : SpeechDetector.Verdict.SILENCE;
        };
    }
}
