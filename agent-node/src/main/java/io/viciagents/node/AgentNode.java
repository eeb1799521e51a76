package io.viciagents.node;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.FileErasure;
import io.viciagents.cluster.FilesErased;
import io.viciagents.node.chain.Providers;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.embedded.EmbeddedSpeech;
import io.viciagents.node.embedded.SpeechEngineMissingException;
import io.viciagents.node.hook.HttpHooks;
import io.viciagents.node.host.Announcer;
import io.viciagents.node.host.CallDesk;
import io.viciagents.node.host.Drain;
import io.viciagents.node.host.Headroom;
import io.viciagents.node.host.Rehearsal;
import io.viciagents.node.host.Reporter;
import io.viciagents.node.host.Slots;
import io.viciagents.node.host.Talks;
import io.viciagents.node.media.MediaLoops;
import io.viciagents.node.profile.InvalidProfile;
import io.viciagents.node.profile.LiveProfiles;
import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.DaySpending;
import io.viciagents.node.recording.CallArchive;
import io.viciagents.node.recording.KeptFiles;
import io.viciagents.node.recording.Shelf;
import io.viciagents.node.storage.Storage;
import io.viciagents.service.Running;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.Life;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** An agent node process: first everything that can be wrong, then the cluster, which brings calls. */
final class AgentNode {
    /** A few frames of media, and the time to load a decoder. */
    private static final long REHEARSED_MILLIS = 100;

    private AgentNode() {}

    static void start(AgentNodeConfiguration configuration, Running running) {
        Life life = running.life();
        Clock clock = Clock.system(ZoneId.systemDefault());
        DaySpending spending = new DaySpending(clock);
        Providers providers = providers(configuration, running, spending);
        ProfileFit fit = new ProfileFit(configuration.secrets().keySet(), providers);
        LiveProfiles profiles = life.opened(
                "profiles", sentence("profiles", () -> LiveProfiles.load(configuration.profiles(), fit::problems)));
        MediaLoops loops = life.opened(
                "media",
                sentence(
                        "media",
                        () -> MediaLoops.open(configuration.media().settings(), Clock.systemUTC(), running.meters())));
        Optional<Shelf> shelf =
                configuration.storage().map(place -> Shelf.open(Storage.of(place), configuration.recordings()));
        Talks talks = talks(configuration, running, profiles, providers, spending, shelf, clock);
        Membership membership = life.opened(
                "cluster", sentence("cluster", () -> Membership.join(configuration.cluster(), life.readiness())));
        Slots slots = measured(new Slots(configuration.slots()), running.meters());
        CallDesk desk = new CallDesk(
                slots, loops, configuration.media().hosts(), talks, new Reporter(membership::member), System::nanoTime);
        life.onStop("calls", desk::releaseAll);
        life.onStop("announcements", membership::sayGoodbye);
        life.onStop("running calls", () -> new Drain(desk, slots, configuration.finishWithin()).run());
        KeptFiles kept = new KeptFiles(configuration.recordings(), shelf);
        Headroom headroom = Headroom.of(configuration.cpuLimit(), slots);
        SharedSpending shared = new SharedSpending(spending);
        membership.serve(desk, member -> {
            shared.serve(member);
            member.lines().serveErasures(member.incarnation(), erasure -> erased(member, kept, erasure));
            rehearse(member, configuration.media().host(), talks);
            return new Announcer(configuration.name(), member, slots, desk, talks, configuration.labels(), headroom);
        });
    }

    private static Talks talks(
            AgentNodeConfiguration configuration,
            Running running,
            LiveProfiles profiles,
            Providers providers,
            DaySpending spending,
            Optional<Shelf> shelf,
            Clock clock) {
        CallArchive archive =
                running.life().opened("recordings", new CallArchive(configuration.recordings(), clock, shelf));
        HttpHooks hooks = running.life().opened("hooks", new HttpHooks(configuration.secrets()));
        Dialogues dialogues =
                new Dialogues(profile -> providers.model(profile.providers()), hooks, new PhraseUnderstanding(), clock);
        return new Conversations(
                profiles,
                providers,
                archive,
                new MeteredTurns(running.meters()),
                dialogues,
                new DayLimits(spending, running.meters()),
                clock);
    }

    private static Providers providers(AgentNodeConfiguration configuration, Running running, DaySpending spending) {
        EmbeddedSpeech speech = running.life()
                .opened("speech", sentence("embedded", () -> EmbeddedSpeech.load(configuration.embedded())));
        FunctionCounter.builder("speech.frames.dropped", speech, EmbeddedSpeech::droppedFrames)
                .description("20 ms frames of callers that the decoders were too slow for")
                .register(running.meters());
        return running.life()
                .opened(
                        "providers",
                        sentence(
                                "providers",
                                () -> Providers.open(
                                        configuration.providers(),
                                        speech,
                                        running.meters(),
                                        new Bills(spending::spent))));
    }

    /** Storage may be slow: not on the loop that heard of it. */
    private static Future<FilesErased> erased(ClusterMember member, KeptFiles kept, FileErasure erasure) {
        return member.vertx().executeBlocking(() -> new FilesErased(kept.erase(erasure.calls())));
    }

    private static void rehearse(ClusterMember member, String mediaHost, Talks talks) {
        new Rehearsal(
                        new OwnLines(member),
                        mediaHost,
                        () -> member.vertx().timer(REHEARSED_MILLIS),
                        InstantSource.system())
                .of(talks.profiles())
                .await();
    }

    private static Slots measured(Slots slots, MeterRegistry meters) {
        Gauge.builder("slots.used", slots, Slots::used)
                .description("calls and reservations")
                .register(meters);
        Gauge.builder("slots.offered", slots, Slots::total)
                .description("calls that may be up at once")
                .register(meters);
        return slots;
    }

    /** What an operator can mend gets one sentence that begins with its key. */
    private static <T> T sentence(String key, Supplier<T> opening) {
        try {
            return opening.get();
        } catch (SpeechEngineMissingException | InvalidProfile | IllegalStateException refused) {
            throw new CannotStart(key + ": " + refused.getMessage(), refused);
        }
    }
}
