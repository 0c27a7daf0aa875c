package org.sangdam.console.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

class ColleaguesModelTest {
    private static final long ME = 7;

    private final ScriptedCommands commands = new ScriptedCommands();
    private final ColleaguesModel model = new ColleaguesModel(commands, () -> ME, () -> 3);

    @Test
    void whoCanTakeACustomerComesFirstThenTheListThenThoseWhoCannotAndWhy() {
        loaded(
                account(1, "은영", Presence.AWAY, true, 1),
                account(2, "수진", Presence.AVAILABLE, true, 2),
                account(3, "민호", Presence.AVAILABLE, true, 0),
                account(4, "지우", Presence.AVAILABLE, false, 0),
                account(5, "하나", Presence.AVAILABLE, true, 3),
                account(ME, "나", Presence.AVAILABLE, true, 1));
        assertThat(said())
                .containsExactly(
                        "민호 · 상담 가능 · 진행 중 0건",
                        "수진 · 상담 가능 · 진행 중 2건",
                        "대기 목록 맨 앞 · 다음에 상담을 시작하는 상담사",
                        "하나 · 요청 불가: 진행 중인 상담이 가득 참 (3건)",
                        "은영 · 요청 불가: 자리 비움 · 진행 중 1건",
                        "지우 · 요청 불가: 접속 안 됨 · 진행 중 0건");
        assertThat(model.targets()).extracting(Target::open).containsExactly(true, true, true, false, false, false);
    }

    @Test
    void whoComesOrGoesIsSeenAtOnce() {
        loaded(account(2, "수진", Presence.AVAILABLE, true, 2));
        model.presenceChanged(new ToCounsellor.PresenceChanged(2, Presence.AVAILABLE, false));
        assertThat(model.targets()).extracting(Target::to).containsExactly(0L, 2L);
        model.presenceChanged(new ToCounsellor.PresenceChanged(2, Presence.AVAILABLE, true));
        model.presenceChanged(new ToCounsellor.PresenceChanged(9, Presence.AVAILABLE, true));
        assertThat(model.targets()).extracting(Target::to).containsExactly(2L, 0L);
    }

    @Test
    void theListIsThereAlsoIfNobodyIsKnown() {
        model.load();
        commands.next(Administering.Accounts.class).loseConnection();
        assertThat(model.targets()).containsExactly(Target.LIST);
        assertThat(model.failure().get()).isNotNull();
    }

    private void loaded(ToCounsellor.Account... accounts) {
        model.load();
        commands.next(Administering.Accounts.class).answer(new ToCounsellor.Accounts("id-1", Arrays.asList(accounts)));
    }

    private List<String> said() {
        Texts texts = new Texts(Language.KO);
        TransferWords words = new TransferWords(texts, new Sentences(texts), topic -> topic);
        return model.targets().stream().map(words::target).toList();
    }

    private static ToCounsellor.Account account(
            long number, String name, Presence presence, boolean reachable, int talking) {
        return new ToCounsellor.Account(number, name, Role.COUNSELLOR, presence, reachable, talking);
    }
}
