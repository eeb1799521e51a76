package io.viciagents.service.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChecksTest {
    record Fruit(String name, int pieces) {
        Fruit {
            new Checks()
                    .that(!name.isBlank(), "name", "it is blank; give one")
                    .that(name.length() < 5, "name", "it is long; shorten it")
                    .that(pieces > 0, "pieces", "1 or more wanted, got " + pieces + "; buy some")
                    .done();
        }
    }

    record Basket(List<Fruit> fruits) {}

    @Test
    void everyWrongKeyOfEveryRecordHasItsOwnLine() {
        var refused = (Configuration.Refused<Basket>) Configuration.withoutFile(
                Basket.class,
                "BASKET",
                Map.of("BASKET_FRUITS", "[{name: ' ', pieces: 0}, {name: fig, pieces: 2}, {name: banana, pieces: 1}]"));
        assertThat(refused.problems())
                .containsExactly(
                        "fruits[0].name: it is blank; give one",
                        "fruits[0].pieces: 1 or more wanted, got 0; buy some",
                        "fruits[2].name: it is long; shorten it");
    }

    @Test
    void whoMakesTheRecordInCodeIsToldToo() {
        assertThatThrownBy(() -> new Fruit("pear", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pieces: 1 or more wanted, got 0; buy some");
    }
}
