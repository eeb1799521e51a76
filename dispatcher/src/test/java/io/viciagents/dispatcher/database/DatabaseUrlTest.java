package io.viciagents.dispatcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viciagents.dispatcher.database.DatabaseUrl.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @Test
    void severalHostsAreNamedInOrder() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://db1:5433,db2,10.0.0.3:6000,[fe80::1]:7000/vici_agents");

        assertThat(url.hosts())
                .containsExactly(
                        new Host("db1", 5433),
                        new Host("db2", 5432),
                        new Host("10.0.0.3", 6000),
                        new Host("fe80::1", 7000));
        assertThat(url.database()).isEqualTo("vici_agents");
        assertThat(url.sslMode()).isEqualTo("prefer");
    }

    @Test
    void oneHostIsEnough() {
        assertThat(DatabaseUrl.parse("postgres://db/vici%20agents?sslmode=verify-full&sslrootcert=/ca.pem"))
                .satisfies(url -> {
                    assertThat(url.hosts()).containsExactly(new Host("db", 5432));
                    assertThat(url.database()).isEqualTo("vici agents");
                    assertThat(url.sslMode()).isEqualTo("verify-full");
                    assertThat(url.jdbc(url.hosts().getFirst())).contains("sslrootcert=/ca.pem");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:postgresql://db/x",
                "postgresql://db",
                "postgresql:///x",
                "postgresql://db:0/x",
                "postgresql://db:99999/x",
                "postgresql://db:port/x",
                "postgresql://db1,,db2/x",
                "postgresql://db;drop/x",
                "mysql://db/x"
            })
    void whatIsNoDatabaseIsRefusedInASentence(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("; ")
                .hasMessageStartingWith("url ");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://me:geheim@db/x,holds a user",
        "postgresql://db/x?password=geheim,a parameter password that is not known",
        "postgresql://db/x?sslmode=geheim,an sslmode that is not known"
    })
    void whatWouldTellAPasswordIsRefusedWithoutTellingIt(String text, String reason) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("geheim");
    }
}
