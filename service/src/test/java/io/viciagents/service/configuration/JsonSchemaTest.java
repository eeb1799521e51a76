package io.viciagents.service.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonSchemaTest {
    private final JsonObject keys = new JsonObject(Configuration.schema(Whole.class));

    @Test
    void everyKeyTellsItsReasonAndItsDefault() {
        assertThat(key("patience").getString("description")).isEqualTo("Longer for slow ones. (default 2s)");
    }

    @Test
    void aKeyWithoutDefaultMustBeGivenUnlessItIsOptional() {
        assertThat(keys.getJsonArray("required")).containsExactly("name", "password", "way");
    }

    @Test
    void noKeyIsAcceptedThatIsNotKnown() {
        assertThat(keys.getBoolean("additionalProperties")).isFalse();
    }

    @Test
    void aSecretIsNeverWrittenOut() {
        assertThat(key("password").getJsonArray("oneOf").stream()
                        .map(way -> ((JsonObject) way).getJsonArray("required").getString(0)))
                .containsExactly("file", "env");
    }

    @Test
    void aChoiceIsARecordWithItsTypeOrTheNameAlone() {
        JsonObject first = key("way").getJsonArray("oneOf").getJsonObject(0);
        assertThat(first.getJsonObject("properties").getJsonObject("type").getString("const"))
                .isEqualTo("by-sea");
        assertThat(first.getJsonArray("required")).containsExactly("type", "harbour");
        assertThat(key("way").getJsonArray("oneOf").getJsonObject(2).getJsonArray("enum"))
                .containsExactly("by-sea", "by-land");
    }

    private JsonObject key(String name) {
        return keys.getJsonObject("properties").getJsonObject(name);
    }

    record Whole(
            @Doc("For people.") String name,
            @Default("2s") @Doc("Longer for slow ones.") Duration patience,
            Secret password,
            Optional<Integer> port,
            @Default List<String> hosts,
            @Default Map<String, Duration> limits,
            Way way) {}

    sealed interface Way {}

    record BySea(String harbour) implements Way {}

    record ByLand() implements Way {}
}
