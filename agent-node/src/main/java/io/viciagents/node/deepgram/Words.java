package io.viciagents.node.deepgram;

/** The words of the running utterance that are final already. Confined to one thread. Mutable: the words. */
final class Words {
    private String finals = "";

    void add(String words) {
        finals = with(words);
    }

    String with(String more) {
        return (finals + " " + more).strip();
    }

    String take() {
        String all = finals;
        finals = "";
        return all;
    }
}
