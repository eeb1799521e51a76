package io.viciagents.dispatcher.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.capacity.Allotment.Claim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllotmentTest {
    @Test
    void withoutGuaranteesAllShareAlike() {
        assertThat(Allotment.of(7, List.of(claim("a", 0, 99), claim("b", 0, 99))))
                .isEqualTo(Map.of("a", 4, "b", 3));
    }

    @Test
    void whatOneHasNoRoomForGoesToTheOthers() {
        assertThat(Allotment.of(10, List.of(claim("a", 0, 2), claim("b", 0, 99))))
                .isEqualTo(Map.of("a", 2, "b", 8));
    }

    @Test
    void guaranteesComeFirstAndTheRestIsSharedAlike() {
        assertThat(Allotment.of(10, List.of(claim("a", 6, 99), claim("b", 0, 99))))
                .isEqualTo(Map.of("a", 8, "b", 2));
    }

    @Test
    void tooLittleForTheGuaranteesIsSharedInTheirProportion() {
        assertThat(Allotment.of(6, List.of(claim("a", 8, 99), claim("b", 4, 99), claim("c", 0, 99))))
                .isEqualTo(Map.of("a", 4, "b", 2, "c", 0));
    }

    @Test
    void nothingIsGivenTwiceAndNothingIsKeptWhileAnybodyHasRoom() {
        Random chance = new Random(12);
        for (int round = 0; round < 500; round++) {
            List<Claim> claims = new ArrayList<>();
            for (int who = chance.nextInt(6); who >= 0; who--) {
                claims.add(claim("claim" + who, chance.nextInt(12) - 2, chance.nextInt(12)));
            }
            int slots = chance.nextInt(40);
            Map<String, Integer> got = Allotment.of(slots, claims);
            int room = claims.stream().mapToInt(Claim::room).sum();
            int due = claims.stream().mapToInt(Claim::due).sum();
            assertThat(got.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(Math.min(slots, room));
            for (Claim claim : claims) {
                assertThat(got.get(claim.name())).isBetween(0, claim.room());
                if (slots >= due) {
                    assertThat(got.get(claim.name())).isGreaterThanOrEqualTo(claim.due());
                }
            }
            Collections.shuffle(claims, chance);
            assertThat(Allotment.of(slots, claims)).isEqualTo(got);
        }
    }

    private static Claim claim(String name, int guaranteed, int room) {
        return new Claim(name, guaranteed, room);
    }
}
