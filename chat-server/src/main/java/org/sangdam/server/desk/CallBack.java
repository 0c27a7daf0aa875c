package org.sangdam.server.desk;

/**
 * Somebody whom nobody could serve, and who wants to be called. Immutable.
 *
 * @param number counts up
 * @param id made by the customer: the same id again is the same call-back
 * @param phone E.164
 * @param askedAt milliseconds since 1970, like the other times
 * @param tries how often somebody has called in vain
 * @param triedBy the last one's account, 0 if nobody has
 * @param triedAt 0 if nobody has
 * @param doneBy the account that has settled it, 0 while it is open
 * @param doneAt 0 while it is open
 */
public record CallBack(
        long number,
        String id,
        String tokenHash,
        String name,
        String phone,
        String topic,
        String language,
        String text,
        long askedAt,
        int tries,
        long triedBy,
        long triedAt,
        long doneBy,
        long doneAt) {
    CallBack(CallBackEvent.Asked event) {
        this(
                event.callBack(),
                event.id(),
                event.tokenHash(),
                event.name(),
                event.phone(),
                event.topic(),
                event.language(),
                event.text(),
                event.at(),
                0,
                0,
                0,
                0,
                0);
    }

    public boolean open() {
        return doneBy == 0;
    }

    CallBack tried(long by, long at) {
        return with(tries + 1, by, at, doneBy, doneAt);
    }

    /** @param by 0 if it is open again */
    CallBack done(long by, long at) {
        return with(tries, triedBy, triedAt, by, at);
    }

    private CallBack with(int newTries, long newTriedBy, long newTriedAt, long newDoneBy, long newDoneAt) {
        return new CallBack(
                number,
                id,
                tokenHash,
                name,
                phone,
                topic,
                language,
                text,
                askedAt,
                newTries,
                newTriedBy,
                newTriedAt,
                newDoneBy,
                newDoneAt);
    }

    /** Without what the customer has told us. */
    @Override
    public String toString() {
        return "CallBack[" + number + "]";
    }
}
