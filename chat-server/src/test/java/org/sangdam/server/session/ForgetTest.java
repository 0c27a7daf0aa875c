package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.LookingBack;
import org.sangdam.server.session.SmallOffice.Page;

/** A device forgets its customer; what is left to date tells whether anything was written. */
class ForgetTest {
    @TempDir
    Path folder;

    @Test
    void whereThereIsNothingToForgetNothingIsWritten() {
        try (SmallOffice office = new SmallOffice(folder)) {
            Page stranger = office.page();
            stranger.say(new LookingBack.Forget("forget"));
            assertThat(stranger.heard.of(Ack.class)).containsExactly(new Ack("forget", 0, 0, 0));
            Page known = office.waiting("가");
            known.say(new LookingBack.Forget("forget"));
            assertThat(known.heard.of(Ack.class)).contains(new Ack("forget", 0, 0, office.wall.get()));
        }
    }
}
