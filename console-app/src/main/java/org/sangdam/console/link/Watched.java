package org.sangdam.console.link;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** What is sent, and how much of it has gone. */
final class Watched implements Flow.Publisher<ByteBuffer> {
    private final Flow.Publisher<ByteBuffer> body;
    private final LongConsumer progress;

    /** @param progress told how many bytes have been handed over, on any thread */
    Watched(Flow.Publisher<ByteBuffer> body, LongConsumer progress) {
        this.body = body;
        this.progress = progress;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> to) {
        body.subscribe(new Flow.Subscriber<>() {
            private long sent;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                to.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer part) {
                sent += part.remaining();
                progress.accept(sent);
                to.onNext(part);
            }

            @Override
            public void onError(Throwable fault) {
                to.onError(fault);
            }

            @Override
            public void onComplete() {
                to.onComplete();
            }
        });
    }
}
