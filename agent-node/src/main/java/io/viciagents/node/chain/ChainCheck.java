package io.viciagents.node.chain;

import io.viciagents.node.embedded.EmbeddedSpeech;
import io.viciagents.node.profile.ProviderChain;
import io.viciagents.node.provider.Deepgram;
import io.viciagents.node.provider.DeepgramFlux;
import io.viciagents.node.provider.Elevenlabs;
import io.viciagents.node.provider.Listening;
import io.viciagents.node.provider.OpenaiCompatible;
import io.viciagents.node.provider.OpenaiRealtime;
import io.viciagents.node.provider.Provider;
import io.viciagents.node.provider.Speaking;
import io.viciagents.node.provider.Vosk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the chain of a profile, and what keeps it from serving a language. */
final class ChainCheck {
    /** What the embedded engines speak with when they stand in for another. */
    private static final String EMBEDDED_VOICE = "slt";

    private final Map<String, Offer> offers;
    private final Map<String, Provider> configured;

    ChainCheck(Map<String, Offer> offers, Map<String, Provider> configured) {
        this.offers = offers;
        this.configured = configured;
    }

    List<String> problems(ProviderChain chain, String language, String voice) {
        List<String> problems = new ArrayList<>();
        check(problems, "recognisers", chain.recognisers(), Offer::recogniser);
        check(problems, "synthesisers", chain.synthesisers(), Offer::synthesiser);
        check(problems, "models", chain.models(), Offer::model);
        if (chain.recognisers().isEmpty() || chain.synthesisers().isEmpty()) {
            problems.add("providers: recognisers and synthesisers must name at least one each; write embedded for"
                    + " the engines of the node");
        }
        problems.addAll(ownWordsProblems(chain));
        if (firstIsEmbedded(chain)
                && EmbeddedSpeech.speaks(language)
                && !EmbeddedSpeech.voices().contains(voice)) {
            problems.add("voice: " + voice + " is not there; give one of "
                    + EmbeddedSpeech.voices().stream().sorted().toList());
        }
        return problems;
    }

    /** What one that hears, thinks and speaks in one needs. */
    private List<String> ownWordsProblems(ProviderChain chain) {
        List<String> problems = new ArrayList<>();
        for (String name : chain.models()) {
            if (configured.get(name) instanceof OpenaiRealtime
                    && !(isFirst(name, chain.recognisers()) && isFirst(name, chain.synthesisers()))) {
                problems.add("providers.models names '" + name + "', which hears and speaks, too: name it as the first"
                        + " of recognisers and of synthesisers");
            }
        }
        for (String name : chain.synthesisers()) {
            boolean speaksItsOwn = configured.get(name) instanceof OpenaiRealtime;
            if (speaksItsOwn
                    && (!isFirst(name, chain.synthesisers())
                            || chain.synthesisers().size() < 2)) {
                problems.add("providers.synthesisers names '" + name + "', which speaks only what it thought of itself:"
                        + " name it first, and another behind it for greetings and disclosures");
            }
        }
        return problems;
    }

    private static boolean isFirst(String name, List<String> names) {
        return !names.isEmpty() && names.getFirst().equals(name);
    }

    private static boolean firstIsEmbedded(ProviderChain chain) {
        return !chain.synthesisers().isEmpty()
                && chain.synthesisers().getFirst().equals(ProviderChain.EMBEDDED);
    }

    private <T> void check(List<String> problems, String kind, List<String> names, Function<Offer, Optional<T>> part) {
        for (String name : names) {
            Offer offer = offers.get(name);
            if (offer == null) {
                problems.add("providers." + kind + " names '" + name + "', which this node does not have; it has "
                        + String.join(", ", offers.keySet()));
            } else if (part.apply(offer).isEmpty()) {
                problems.add("providers." + kind + " names '" + name + "', which is none of the " + kind
                        + "; name one of "
                        + offers.entrySet().stream()
                                .filter(other -> part.apply(other.getValue()).isPresent())
                                .map(Map.Entry::getKey)
                                .toList());
            }
        }
    }

    List<String> unserved(ProviderChain chain, String language) {
        List<String> sentences = new ArrayList<>();
        chain.recognisers().stream()
                .filter(name -> !hears(configured.get(name), language))
                .forEach(name -> sentences.add(sentence("recogniser", name, language)));
        chain.synthesisers().stream()
                .filter(name -> voice(configured.get(name), language).isEmpty())
                .forEach(name -> sentences.add(sentence("synthesiser", name, language)));
        return sentences;
    }

    private static String sentence(String kind, String name, String language) {
        return "the profile's calls go to humans, for its " + kind + " " + name + " does not serve " + language
                + "; take it out of the profile, or give it the language in the node's configuration";
    }

    private static boolean hears(@Nullable Provider provider, String language) {
        return switch (provider) {
            case Listening listening -> listening.hears(language);
            case Elevenlabs _, OpenaiCompatible _ -> false;
            case null -> EmbeddedSpeech.speaks(language);
        };
    }

    /** With what a provider speaks a language; the embedded engines are no configured provider. */
    static Optional<String> voice(@Nullable Provider provider, String language) {
        return switch (provider) {
            case Speaking speaking -> Optional.ofNullable(speaking.voices().get(language));
            case Deepgram _, DeepgramFlux _, Vosk _, OpenaiCompatible _ -> Optional.empty();
            case null -> EmbeddedSpeech.speaks(language) ? Optional.of(EMBEDDED_VOICE) : Optional.empty();
        };
    }
}
