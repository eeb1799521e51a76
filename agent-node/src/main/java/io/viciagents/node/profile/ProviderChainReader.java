package io.viciagents.node.profile;

import java.util.List;

/** Reads who serves a profile's calls. Whether the node has these providers is found out when it starts. */
final class ProviderChainReader {
    private ProviderChainReader() {}

    static ProviderChain read(Section file) {
        if (!file.has("providers")) {
            return ProviderChain.OF_THE_NODE;
        }
        Section section = file.section("providers");
        ProviderChain chain = new ProviderChain(
                names(section, "recognisers"), names(section, "synthesisers"), section.texts("models"));
        section.refuseOthers();
        return chain;
    }

    private static List<String> names(Section section, String key) {
        List<String> names = section.texts(key);
        return names.isEmpty() ? List.of(ProviderChain.EMBEDDED) : names;
    }
}
