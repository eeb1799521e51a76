package io.viciagents.node.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** How a profile is named to be tried. */
class TalkCommandTest {
    private final StringWriter told = new StringWriter();

    private int talk(String... arguments) {
        return new CommandLine(new TalkCommand(_ -> Optional.empty()))
                .setErr(new PrintWriter(told, true))
                .execute(arguments);
    }

    @Test
    void aProfileIsNamedWithOrWithoutItsOption() {
        assertThat(talk("--profile", "nowhere.yaml")).isEqualTo(2);
        assertThat(talk("nowhere.yaml")).isEqualTo(2);
        assertThat(told.toString().lines().filter(line -> line.contains("name a profile's YAML file")))
                .hasSize(2);
    }

    @Test
    void noneAndTwoAreASentence() {
        assertThat(talk()).isEqualTo(2);
        assertThat(talk("one.yaml", "--profile", "two.yaml")).isEqualTo(2);
        assertThat(told.toString()).contains("name one profile's YAML file, such as profiles/offer.yaml");
    }
}
