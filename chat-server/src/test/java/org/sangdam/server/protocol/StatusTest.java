package org.sangdam.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTest {
    private static final Map<Status, Set<Status>> WAYS = Map.of(
            Status.WAITING, EnumSet.of(Status.ACTIVE, Status.LEFT, Status.ENDED),
            Status.ACTIVE, EnumSet.of(Status.ENDED, Status.WAITING),
            Status.ENDED, EnumSet.noneOf(Status.class),
            Status.LEFT, EnumSet.noneOf(Status.class));

    @ParameterizedTest
    @EnumSource
    void goesItsWaysAndNoOther(Status from) {
        for (Status next : Status.values()) {
            if (WAYS.get(from).contains(next)) {
                assertThat(from.to(next)).isEqualTo(next);
            } else {
                assertThatIllegalStateException().as("%s to %s", from, next).isThrownBy(() -> from.to(next));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isOpenAsLongAsThereIsAWayOn(Status status) {
        assertThat(status.open()).isEqualTo(!WAYS.get(status).isEmpty());
    }
}
