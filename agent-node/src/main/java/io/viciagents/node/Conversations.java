package io.viciagents.node;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply.Reason;
import io.viciagents.node.audio.VoiceActivity;
import io.viciagents.node.chain.CallChain;
import io.viciagents.node.chain.Providers;
import io.viciagents.node.conversation.AnsweredCall;
import io.viciagents.node.conversation.Conversation;
import io.viciagents.node.conversation.ConversationListener;
import io.viciagents.node.conversation.Equipment;
import io.viciagents.node.conversation.SpeechDetector;
import io.viciagents.node.conversation.TurnListener;
import io.viciagents.node.host.Rehearsal;
import io.viciagents.node.host.Talk;
import io.viciagents.node.host.Talks;
import io.viciagents.node.media.MediaLoop;
import io.viciagents.node.media.MediaSession;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.profile.CostLimits;
import io.viciagents.node.profile.LanguageGaps;
import io.viciagents.node.profile.LiveProfiles;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.recording.CallArchive;
import io.viciagents.node.speech.SynthesisRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Conversations by the profiles of this node, each with the providers of its chain. Any thread. */
final class Conversations implements Talks {
    private static final Logger LOG = LoggerFactory.getLogger(Conversations.class);
    /** What telephones speak. */
    private static final int NARROWBAND = 8000;

    private final LiveProfiles profiles;
    private final Providers providers;
    private final CallArchive archive;
    private final TurnListener turns;
    private final Clock clock;
    private final Dialogues dialogues;
    private final DayLimits dayLimits;
    private final SpeakingAhead ahead = new SpeakingAhead();

    Conversations(
            LiveProfiles profiles,
            Providers providers,
            CallArchive archive,
            TurnListener turns,
            Dialogues dialogues,
            DayLimits dayLimits,
            Clock clock) {
        this.profiles = profiles;
        this.providers = providers;
        this.archive = archive;
        this.turns = turns;
        this.dialogues = dialogues;
        this.dayLimits = dayLimits;
        this.clock = clock;
        profiles.all().forEach(this::welcome);
        profiles.watch(this::welcome);
    }

    /** A profile that counts from now on. */
    private void welcome(Profile profile) {
        warnings(profile)
                .forEach(warning ->
                        LOG.atWarn().addKeyValue("profile", profile.name()).log("{}", warning));
        speakAhead(profile);
    }

    private List<String> warnings(Profile profile) {
        List<String> warnings = new ArrayList<>(providers.unserved(profile.providers(), profile.language()));
        if (!profile.cost().equals(CostLimits.NONE)) {
            providers.unpriced(profile.providers()).ifPresent(warnings::add);
        }
        warnings.addAll(LanguageGaps.of(profile));
        warnings.addAll(providers.slowerThan(profile.providers(), profile.forAWord()));
        return warnings;
    }

    /** What is the same in every call is spoken once, into the cache, before the first. */
    private void speakAhead(Profile profile) {
        if (!serves(profile)) {
            return;
        }
        ahead.add(
                chain(profile).synthesiser(),
                profile.fixedPrompts().stream()
                        .map(prompt -> new SynthesisRequest(prompt, profile.language(), profile.voice(), NARROWBAND))
                        .toList());
    }

    @Override
    public Set<String> profiles() {
        return profiles.all().stream()
                .filter(dialogues::canLead)
                .filter(dayLimits::allow)
                .map(Profile::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Integer> quotas() {
        Map<String, Integer> quotas = new HashMap<>();
        for (Profile profile : profiles.all()) {
            providers.room(profile.providers()).ifPresent(room -> quotas.put(profile.name(), room));
        }
        return quotas;
    }

    @Override
    public Optional<Reason> refusal(Assignment assignment) {
        Optional<Profile> profile = profiles.named(assignment.profile())
                .filter(known -> known.directions().contains(assignment.direction()))
                .filter(dialogues::canLead)
                .filter(dayLimits::allow);
        if (profile.isEmpty()) {
            return Optional.of(Reason.NO_SUCH_PROFILE);
        }
        return serves(profile.get()) ? Optional.empty() : Optional.of(Reason.NO_SUCH_LANGUAGE);
    }

    private boolean serves(Profile profile) {
        return providers.serves(profile.providers(), profile.language());
    }

    private CallChain chain(Profile profile) {
        return providers.forCall(profile.providers(), profile.language(), profile.voice());
    }

    @Override
    public void expect(Assignment assignment) {
        profiles.named(assignment.profile()).filter(this::serves).ifPresent(profile -> {
            CallChain chain = chain(profile);
            chain.synthesiser().expect(profile.language(), profile.voice(), NARROWBAND);
            chain.model().ifPresent(LanguageModel::expect);
        });
    }

    @Override
    public Talk open(
            Assignment assignment,
            Map<String, String> lead,
            MediaLoop loop,
            MediaSession media,
            ConversationListener listener) {
        Profile profile = profiles.named(assignment.profile()).orElseThrow();
        CallChain chain = chain(profile);
        String call = assignment.call().toString();
        providers.bills().open(call, profile.name(), BilledConversation.costBefore(assignment));
        MeasuredCall measured = new MeasuredCall(turns, BilledConversation.measuredBefore(assignment));
        CallArchive.Kept kept = kept(assignment, profile, media);
        Equipment equipment = new Equipment(
                media,
                chain.recogniser(),
                chain.synthesiser(),
                detector(),
                dialogues.understanding(),
                loop.timers(),
                clock,
                loop,
                kept.transcript(),
                kept.recording(),
                measured);
        Conversation conversation = new Conversation(
                new AnsweredCall(call, assignment.direction(), lead, assignment.before()),
                profile,
                dialogues.of(assignment, profile, lead, () -> hasSpent(call, profile), loop.timers(), loop),
                equipment,
                new BilledConversation(
                        listener,
                        () -> providers.bills().of(call).cost(),
                        () -> measured.measures(providers.bills().of(call))));
        conversation.prepare();
        return new ConversationTalk(
                conversation,
                () -> kept.notes()
                        .summary(
                                profile.version(),
                                cost(call),
                                measured.measures(providers.bills().of(call))),
                () -> providers.bills().close(call));
    }

    private CallArchive.Kept kept(Assignment assignment, Profile profile, MediaSession media) {
        String call = assignment.call().toString();
        CallArchive.Kept kept =
                archive.open(call, assignment.generation(), profile.name(), profile.recording(), media.sampleRate());
        return Rehearsal.isOne(assignment.call()) ? kept.ofRehearsal() : kept;
    }

    private boolean hasSpent(String call, Profile profile) {
        return providers.bills().of(call).cost().units() >= profile.cost().aCall();
    }

    private Optional<BigDecimal> cost(String call) {
        return Optional.of(providers.bills().of(call).cost().told());
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
