package org.sangdam.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.protocol.Hours;

/** What a backup says of the desk that was made by an earlier version. */
class EarlierDeskTest {
    @Test
    void oneThatKnewNoOpeningHoursAndNoCallBacksIsReadAsItIs() {
        BackupFile read =
                Backup.CODEC.decode("{\"type\":\"desk\",\"position\":7,\"desk\":{\"office\":{\"name\":\"상담소\","
                        + "\"topics\":[],\"retentionDays\":30,\"limit\":0},\"accounts\":[],\"sessions\":[],\"open\":[],"
                        + "\"lastCounsellor\":2,\"lastCustomer\":3,\"lastConversation\":4,\"lastTicket\":5}}");
        DeskSnapshot desk = ((BackupFile.DeskState) read).desk();
        assertThat(desk.hours()).isEqualTo(Hours.ALWAYS);
        assertThat(desk.callBacks()).isEmpty();
        assertThat(desk.lastCallBack()).isZero();
        assertThat(desk.lastTicket()).isEqualTo(5);
    }
}
