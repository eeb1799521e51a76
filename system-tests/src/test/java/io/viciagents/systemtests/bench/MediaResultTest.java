package io.viciagents.systemtests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MediaResultTest {
    @Test
    void theNamesInTheJsonStay() throws Exception {
        MediaResult result = new MediaResult(1000, 0.5, 0.25, 2, 0.1, 1.5, 0.25, 65_000, 0.125);
        assertThat(new ObjectMapper().writeValueAsString(result))
                .isEqualTo(
                        "{\"calls\":1000,\"cores\":0.5,\"echoCores\":0.25,\"ratio\":2.0,\"pacingP50Ms\":0.1,"
                                + "\"pacingP99Ms\":1.5,\"lossPercent\":0.25,\"heapBytesPerCall\":65000,\"gcPauseMaxMs\":0.125}");
    }
}
