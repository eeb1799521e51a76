package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void noMediaChannelsIdIsTheBeginningOfAnothers() {
        assertThat(Ids.media("1700000000.12", 2)).doesNotStartWith(Ids.media("1700000000.1", 2));
    }

    @Test
    void aMediaChannelIsKnownByItsId() {
        assertThat(Ids.mediaOf(Ids.media("pbx-1700000000.12", 2))).contains(new Ids.Media("pbx-1700000000.12", 2));
    }

    @Test
    void itIsKnownWithoutTheDashThatOlderVersionsDidNotGiveIt() {
        assertThat(Ids.mediaOf("ai-m-2-1700000000.12")).contains(new Ids.Media("1700000000.12", 2));
    }

    @Test
    void anythingElseIsNone() {
        assertThat(Ids.mediaOf("1700000000.12")).isEmpty();
        assertThat(Ids.mediaOf("ai-m-x-1700000000.12")).isEmpty();
        assertThat(Ids.mediaOf("ai-m-2")).isEmpty();
    }
}
