package org.sangdam.console.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.CommandFailed;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.console.link.ScriptedCommands.Question;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.ReplyFrame;
import org.sangdam.server.protocol.ReplyFrame.Reply;
import org.sangdam.server.protocol.Replying;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

class ReplyFormModelTest {
    private static final Reply OWN = new Reply(1, false, "환불", "사흘 걸려요");
    private static final Reply SHARED = new Reply(2, true, "인사", "안녕하세요");
    private static final Ack DONE = new Ack("id", 0, 0, 0);

    private final ScriptedCommands commands = new ScriptedCommands();
    private final RepliesModel replies = new RepliesModel();
    private final ObjectProperty<ToCounsellor.Account> account =
            new SimpleObjectProperty<>(account(7, Role.COUNSELLOR));
    private final ReplyFormModel form = new ReplyFormModel(commands, replies, account);

    @BeforeEach
    void some() {
        replies.all(new ReplyFrame.All(List.of(OWN, SHARED), false));
    }

    @Test
    void aNewOneIsSavedAndThenLookedAt() {
        form.begin();
        form.shortcut().set(" 끝 ");
        form.text().set("안녕히 가세요");
        assertThat(form.changed().get()).isTrue();
        form.save();
        form.save(); // an impatient second press
        Question<?> asked = commands.next(Replying.Add.class);
        assertThat(asked.frame()).isEqualTo(new Replying.Add("id-1", false, "끝", "안녕히 가세요"));
        assertThat(commands.nothingAsked()).isTrue();
        replies.written(new ReplyFrame.Written(new Reply(3, false, "끝", "안녕히 가세요")));
        asked.answer(DONE);
        assertThat(form.number().get()).isEqualTo(3);
        assertThat(form.saved().get()).isTrue();
        assertThat(form.changed().get()).isFalse();
        form.begin();
        assertThat(form.text().get()).isEmpty();
    }

    @Test
    void anotherWordingIsSavedUnderItsNumber() {
        form.look(1);
        form.text().set("닷새 걸려요");
        form.save();
        Question<?> asked = commands.next(Replying.Change.class);
        assertThat(asked.frame()).isEqualTo(new Replying.Change("id-1", 1, "환불", "닷새 걸려요"));
        replies.written(new ReplyFrame.Written(new Reply(1, false, "환불", "닷새 걸려요")));
        asked.answer(DONE);
        assertThat(form.saved().get()).isTrue();
        assertThat(form.changed().get()).isFalse();
    }

    @Test
    void whatIsNotSavedYetIsThereAgainWhenOneComesBackToIt() {
        form.begin();
        form.text().set("반쯤 쓴 글");
        form.look(1);
        assertThat(form.text().get()).isEqualTo("사흘 걸려요");
        form.text().set("닷새");
        form.begin();
        assertThat(form.text().get()).isEqualTo("반쯤 쓴 글");
        form.giveUp();
        assertThat(form.number().get()).isEqualTo(ReplyFormModel.NOTHING);
        form.look(1);
        assertThat(form.text().get()).isEqualTo("닷새");
        form.giveUp();
        assertThat(form.text().get()).isEqualTo("사흘 걸려요");
        assertThat(form.changed().get()).isFalse();
    }

    @Test
    void whatWasRefusedStaysWhereItStands() {
        form.begin();
        form.shortcut().set("환불");
        form.text().set("글");
        form.save();
        commands.next(Replying.Add.class).refuse(Code.SHORTCUT_TAKEN);
        assertThat(CommandFailed.of(form.failure().get()))
                .map(CommandFailed::code)
                .contains(Code.SHORTCUT_TAKEN);
        assertThat(form.text().get()).isEqualTo("글");
        form.shortcut().set("두 말");
        form.save();
        assertThat(CommandFailed.of(form.failure().get()))
                .as("refused before it was sent")
                .map(CommandFailed::code)
                .contains(Code.BAD_SHORTCUT);
        assertThat(commands.nothingAsked()).isTrue();
    }

    @Test
    void whatWasDeletedCanBeHadBack() {
        form.look(1);
        form.text().set("닷새");
        form.delete();
        Question<?> asked = commands.next(Replying.Delete.class);
        assertThat(asked.frame()).isEqualTo(new Replying.Delete("id-1", 1));
        replies.deleted(new ReplyFrame.Deleted(1));
        asked.answer(DONE);
        assertThat(form.number().get()).isEqualTo(ReplyFormModel.NOTHING);
        assertThat(form.deleted().get()).isEqualTo(OWN);
        form.undo();
        Question<?> again = commands.next(Replying.Add.class);
        assertThat(again.frame()).isEqualTo(new Replying.Add("id-2", false, "환불", "사흘 걸려요"));
        again.answer(DONE);
        assertThat(form.deleted().get()).isNull();
        form.begin();
        assertThat(form.text().get()).as("nothing is left of the deleted one").isEmpty();
    }

    @Test
    void whatAColleagueDeletesUnderOnesPenIsKeptAsANewOne() {
        account.set(account(7, Role.SUPERVISOR));
        form.look(2);
        form.text().set("반갑습니다");
        replies.deleted(new ReplyFrame.Deleted(2));
        assertThat(form.number().get()).isEqualTo(ReplyFormModel.NEW);
        assertThat(form.text().get()).isEqualTo("반갑습니다");
        form.look(1);
        replies.deleted(new ReplyFrame.Deleted(1));
        assertThat(form.number().get()).isEqualTo(ReplyFormModel.NOTHING);
    }

    @Test
    void soItIsIfThatIsHeardWhileItIsBeingSaved() {
        form.look(1);
        form.text().set("닷새");
        form.save();
        Question<?> asked = commands.next(Replying.Change.class);
        replies.deleted(new ReplyFrame.Deleted(1));
        asked.refuse(Code.NO_REPLY);
        assertThat(form.number().get()).isEqualTo(ReplyFormModel.NEW);
        assertThat(form.text().get()).isEqualTo("닷새");
    }

    @Test
    void whatAColleagueChangesIsShownUnlessOneIsWriting() {
        form.look(1);
        replies.written(new ReplyFrame.Written(new Reply(1, false, "환불", "이틀 걸려요")));
        assertThat(form.text().get()).isEqualTo("이틀 걸려요");
        form.text().set("하루");
        replies.written(new ReplyFrame.Written(OWN));
        assertThat(form.text().get()).isEqualTo("하루");
    }

    @Test
    void everybodysAreWrittenBySupervisorsAlone() {
        form.look(2);
        assertThat(form.writable()).isFalse();
        form.look(1);
        assertThat(form.writable()).isTrue();
        assertThat(form.sharing().get()).isFalse();
        account.set(account(7, Role.ADMINISTRATOR));
        form.look(2);
        assertThat(form.writable()).isTrue();
        assertThat(form.sharing().get()).isTrue();
    }

    @Test
    void anotherWhoSignsInFindsNothingOfIt() {
        form.begin();
        form.text().set("비밀");
        account.set(account(8, Role.COUNSELLOR));
        assertThat(form.number().get()).isEqualTo(ReplyFormModel.NOTHING);
        form.begin();
        assertThat(form.text().get()).isEmpty();
    }

    @Test
    void examplesAreEverybodysIfThatMayBe() {
        account.set(account(7, Role.ADMINISTRATOR));
        StarterRepliesModel starters = new StarterRepliesModel(commands, form.sharing(), new Texts(Language.KO));
        starters.add();
        starters.add(); // an impatient second press
        List<FromCounsellor> asked = List.of(example(), example(), example(), example());
        assertThat(asked)
                .allSatisfy(frame -> assertThat(((Replying.Add) frame).shared()).isTrue())
                .extracting(frame -> ((Replying.Add) frame).shortcut())
                .contains("인사");
        assertThat(commands.nothingAsked()).isTrue();
        assertThat(starters.busy().get()).isFalse();
    }

    private FromCounsellor example() {
        Question<?> asked = commands.next(Replying.Add.class);
        asked.answer(DONE);
        return asked.frame();
    }

    private static ToCounsellor.Account account(long number, Role role) {
        return new ToCounsellor.Account(number, "수진", role, Presence.AVAILABLE, true, 0);
    }
}
