package org.sangdam.console.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TalkTest {
    private final Repertoire repertoire = RepertoireFile.read("ko");
    private final Dialogue dialogue = new Dialogue(
            "booking",
            "예약을 옮기고 싶어요.",
            List.of(),
            List.of(new Answer(Pattern.compile("예약 ?번호"), "B-1이에요.")),
            List.of("수수료가 있나요?", "그럼 부탁드려요."));
    private final Talk talk = talk();

    @Test
    void greetingIsReturnedOnceAndThenTheStoryIsTold() {
        assertThat(heard("안녕하세요, 상담사 이수진입니다.")).isIn(said(Phrase.HELLO));
        assertThat(heard("안녕하세요!")).isEqualTo("수수료가 있나요?");
        assertThat(heard("수수료는 없습니다.")).isEqualTo("그럼 부탁드려요.");
        assertThat(heard("옮겨 드렸습니다.")).isIn(said(Phrase.THANKS));
    }

    @Test
    void questionIsAnsweredOnce() {
        assertThat(heard("예약 번호를 알려 주시겠어요?")).isEqualTo("B-1이에요.");
        assertThat(heard("예약 번호를 알려 주시겠어요?")).isEqualTo("수수료가 있나요?");
    }

    @Test
    void nameIsOnesOwn() {
        assertThat(heard("예약하신 분 성함이 어떻게 되세요?")).isEqualTo("김하늘입니다.");
    }

    @Test
    void whoIsAskedToWaitWaits() {
        assertThat(heard("잠시만 기다려 주세요.")).isIn(said(Phrase.HOLD));
        assertThat(heard("네, 됩니다.")).isEqualTo("수수료가 있나요?");
    }

    @Test
    void questionsAfterTheStoryAreAffirmed() {
        heard("네.");
        heard("네.");
        assertThat(heard("일요일로 옮겨 드릴까요?")).isIn(said(Phrase.YES));
        assertThat(heard("옮겨 드렸습니다.")).isIn(said(Phrase.THANKS));
    }

    @Test
    void partingIsReturnedOnceAndNothingFollows() {
        heard("네.");
        heard("네.");
        heard("처리됐습니다.");
        assertThat(heard("더 필요하신 것 있으세요? 좋은 하루 보내세요.")).isIn(said(Phrase.BYE));
        assertThat(talk.heard("감사합니다.")).isEmpty();
        assertThat(talk.silence()).isEmpty();
    }

    @Test
    void silenceIsAskedAboutTwiceAndThenLeft() {
        assertThat(talk.silence().orElseThrow()).isIn(said(Phrase.NUDGE));
        assertThat(talk.silence().orElseThrow()).isIn(said(Phrase.NUDGE));
        assertThat(talk.silence()).isEmpty();
    }

    @Test
    void silenceAfterThanksIsTheEnd() {
        heard("네.");
        heard("네.");
        heard("처리됐습니다.");
        assertThat(talk.silence().orElseThrow()).isIn(said(Phrase.BYE));
        assertThat(talk.silence()).isEmpty();
    }

    @Test
    void whatWasSaidBeforeIsNotSaidAgain() {
        talk.alreadySaid(List.of("예약을 옮기고 싶어요.", "B-1이에요.", "수수료가 있나요?", "김하늘입니다."));
        assertThat(heard("안녕하세요, 성함과 예약 번호가요?")).isEqualTo("그럼 부탁드려요.");
    }

    @Test
    void whoSaidGoodByeBeforeSaysNothing() {
        talk.alreadySaid(List.of(
                "예약을 옮기고 싶어요.", said(Phrase.THANKS).get(0), said(Phrase.BYE).get(0)));
        assertThat(talk.heard("네?")).isEmpty();
        assertThat(talk.silence()).isEmpty();
    }

    private Talk talk() {
        Person person = new Person("김하늘", "010-0000-0000", "", Temper.CALM, repertoire);
        return new Talk(dialogue, person, new Random(1));
    }

    private String heard(String text) {
        Optional<String> reply = talk.heard(text);
        assertThat(reply).isPresent();
        return reply.get();
    }

    private List<String> said(Phrase phrase) {
        return repertoire.phrases().get(phrase);
    }
}
