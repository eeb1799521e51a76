package io.viciagents.node.chain;

import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.profile.ProviderChain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the models that are given up before they are late by their own limits. */
final class PatienceCheck {
    private final Map<String, Offer> offers;

    PatienceCheck(Map<String, Offer> offers) {
        this.offers = offers;
    }

    /** Each a sentence that says what to change; of what is not there others tell. */
    List<String> slowerThan(ProviderChain chain, Duration forAWord) {
        return chain.models().stream()
                .flatMap(name -> Optional.ofNullable(offers.get(name))
                        .flatMap(Offer::model)
                        .map(LanguageModel::patience)
                        .filter(patience -> patience.compareTo(forAWord) > 0)
                        .map(patience -> sentence(name, patience, forAWord))
                        .stream())
                .toList();
    }

    private static String sentence(String name, Duration patience, Duration forAWord) {
        return "longest-wait: the model '" + name + "' may take " + patience.toMillis()
                + " ms for its first word, and these calls give it up after " + forAWord.toMillis()
                + "; make longest-wait a second longer than providers." + name
                + ".limits.firstUseful in the node's configuration, or that shorter";
    }
}
