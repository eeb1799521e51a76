package io.viciagents.node.chain;

import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.node.chain.ChainedSynthesiser.Voiced;
import io.viciagents.node.embedded.EmbeddedSpeech;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.network.Network;
import io.viciagents.node.profile.ProviderChain;
import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.Provider;
import io.viciagents.node.speech.PromptCache;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All providers of a node by their names, the embedded engines among them. Any thread. */
public final class Providers implements AutoCloseable {
    /** Each provider's prompts: an hour of them. */
    private static final long CACHED_BYTES = 64L << 20;

    private static final int EVENT_LOOPS = 2;
    private static final Duration HEDGE_AFTER = Duration.ofMillis(2500);

    private final Network network;
    private final Map<String, Offer> offers;
    private final Map<String, Provider> configured;
    private final MeterRegistry registry;
    private final Bills bills;

    private Providers(
            Network network,
            Map<String, Offer> offers,
            Map<String, Provider> configured,
            MeterRegistry registry,
            Bills bills) {
        this.network = network;
        this.offers = offers;
        this.configured = configured;
        this.registry = registry;
        this.bills = bills;
    }

    /**
     * Builds them; connects to none of them yet.
     *
     * @throws IllegalStateException with a sentence that says what to change in the configuration
     */
    public static Providers open(
            Map<String, Provider> configured, EmbeddedSpeech embedded, MeterRegistry registry, Bills bills) {
        if (configured.containsKey(ProviderChain.EMBEDDED)) {
            throw new IllegalStateException(
                    ProviderChain.EMBEDDED + " is the name of the engines of this process; give the provider another");
        }
        Network network = Network.open(EVENT_LOOPS);
        Workshop workshop = new Workshop(network, bills, registry);
        Map<String, Offer> offers = new TreeMap<>();
        offers.put(
                ProviderChain.EMBEDDED,
                Offer.ofSpeech(
                        embedded.recogniser(),
                        new PromptCache(ProviderChain.EMBEDDED, embedded.synthesiser(), CACHED_BYTES)));
        configured.forEach((name, provider) -> offers.put(name, workshop.build(name, provider)));
        return new Providers(network, offers, Map.copyOf(configured), registry, bills);
    }

    /** What each call has cost so far. */
    public Bills bills() {
        return bills;
    }

    /** Whether every provider of a chain serves a language: a fallback never changes the language of a call. */
    public boolean serves(ProviderChain chain, String language) {
        return unserved(chain, language).isEmpty();
    }

    /** What of a chain does not serve a language; each a sentence that says what to change. */
    public List<String> unserved(ProviderChain chain, String language) {
        return new ChainCheck(offers, configured).unserved(chain, language);
    }

    /**
     * Everything that is wrong with a chain whatever the language; each a sentence that says what to change.
     *
     * @param voice that the profile wants of the chain's first synthesiser
     */
    public List<String> problems(ProviderChain chain, String language, String voice) {
        return new ChainCheck(offers, configured).problems(chain, language, voice);
    }

    /** What a ceiling on the cost of a chain's calls can not count; a sentence that says what to change. */
    public Optional<String> unpriced(ProviderChain chain) {
        return new PriceCheck(configured).unpriced(chain);
    }

    /** Which models of a chain may take longer than a profile's callers wait; each a sentence that says what to change. */
    public List<String> slowerThan(ProviderChain chain, Duration forAWord) {
        return new PatienceCheck(offers).slowerThan(chain, forAWord);
    }

    /**
     * For how many more calls the providers that listen have room by their plans; empty when one of the chain has no limit.
     * What speaks and what thinks is asked for moments only: how many calls that suffices for nobody can say.
     */
    public Optional<Integer> room(ProviderChain chain) {
        int room = 0;
        for (String name : chain.recognisers()) {
            Offer offer = offers.get(name);
            if (offer == null || !(offer.recogniser().orElse(null) instanceof GuardedRecogniser limited)) {
                return Optional.empty();
            }
            room += limited.room();
        }
        return Optional.of(room);
    }

    /**
     * A call's own chain.
     *
     * @param voice that the profile wants of the chain's first synthesiser; the others speak with their own
     * @throws IllegalStateException when the chain has problems
     */
    public CallChain forCall(ProviderChain chain, String language, String voice) {
        return new CallChain(
                new ChainedRecogniser(
                        links(chain.recognisers(), Offer::recogniser), new ChainMeters(registry, Role.RECOGNISER)),
                synthesiser(links(chain.synthesisers(), Offer::synthesiser), language, voice),
                model(chain));
    }

    private Synthesiser synthesiser(List<Link<Synthesiser>> links, String language, String voice) {
        List<Voiced> voices = new ArrayList<>();
        for (Link<Synthesiser> link : links) {
            voices.add(new Voiced(link, voices.isEmpty() ? voice : ownVoice(link.name(), language)));
        }
        return new ChainedSynthesiser(voices, network::strand, new ChainMeters(registry, Role.SYNTHESISER));
    }

    /** The models of a chain as one; empty when it names none. */
    public Optional<LanguageModel> model(ProviderChain chain) {
        if (chain.models().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ChainedModel(
                links(chain.models(), Offer::model),
                HEDGE_AFTER,
                network::strand,
                new ChainMeters(registry, Role.MODEL)));
    }

    private String ownVoice(String name, String language) {
        return ChainCheck.voice(configured.get(name), language)
                .orElseThrow(() -> new IllegalStateException("the provider " + name + " has no voice for " + language));
    }

    private <T> List<Link<T>> links(List<String> names, Function<Offer, Optional<T>> part) {
        List<Link<T>> links = new ArrayList<>();
        for (String name : names) {
            Offer offer = offers.get(name);
            T provider = offer == null ? null : part.apply(offer).orElse(null);
            if (provider == null) {
                throw new IllegalStateException("the provider " + name + " is not there for this");
            }
            links.add(new Link<>(name, provider));
        }
        return links;
    }

    @Override
    public void close() {
        network.close();
    }
}
