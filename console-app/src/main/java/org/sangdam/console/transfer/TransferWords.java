package org.sangdam.console.transfer;

import java.util.function.UnaryOperator;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.CommandFailed;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * How handing over is spoken of in the chosen language. UI thread.
 *
 * @param topic from a topic's id to its name
 */
public record TransferWords(Texts texts, Sentences sentences, UnaryOperator<String> topic) {
    /** Who it is, and whether they can be asked. */
    String target(Target target) {
        Colleague each = target.colleague();
        if (each == null) {
            return texts.text("handOver.list");
        }
        String key = switch (each.standing()) {
            case FREE -> "handOver.free";
            case AT_LIMIT -> "handOver.atLimit";
            case AWAY -> "handOver.away";
            case UNREACHABLE -> "handOver.unreachable";
        };
        return texts.text(key, each.name(), each.talking());
    }

    String asked(HandOverModel.Asked asked) {
        return texts.text("handOver.asked", asked.name(), asked.seconds());
    }

    /** To whoever has offered it. */
    public String over(ToCounsellor.OfferOver over) {
        String key = switch (over.end()) {
            case ACCEPTED -> "handOver.accepted";
            case DECLINED -> "handOver.declined";
            case WITHDRAWN -> "handOver.withdrawn";
            case TIMED_OUT -> "handOver.timedOut";
        };
        return texts.text(key, over.counsellorName());
    }

    /** To whoever was asked and has not answered. */
    String gone(ToCounsellor.Offer offer, OfferEnd end) {
        return texts.text(
                end == OfferEnd.TIMED_OUT ? "offers.timedOut" : "offers.withdrawn",
                offer.counsellorName(),
                offer.name());
    }

    /** A sentence about one customer, where that one is not on the screen. */
    public String about(String customer, String sentence) {
        return texts.text("handOver.about", customer, sentence);
    }

    /** Why something was not done; empty if nothing has failed. */
    String why(Throwable failure) {
        if (failure == null) {
            return "";
        }
        Code code = CommandFailed.of(failure).map(CommandFailed::code).orElse(null);
        return code == Code.AWAY
                ? texts.text("offers.away")
                : code == Code.AT_LIMIT ? texts.text("offers.atLimit") : sentences.of(failure);
    }
}
