package org.sangdam.server.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sangdam.server.archive.Archive;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Party;
import org.sangdam.server.file.Bearer;
import org.sangdam.server.limit.Allowances;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Message;

/**
 * What one peer may do with files: a customer sends in conversations of their own and reads what they may read; a counsellor
 * sends in their own and reads all.
 */
final class FileSharing implements Bearer {
    static final int KILOBYTE = 1_000;

    private final Peer peer;
    private final String tokenHash;
    private final Backplane backplane;
    private final Reading reading;
    private final Allowances kilobytes;

    /**
     * @param tokenHash the customer's; null for a counsellor
     * @param kilobytes that customers may still send
     */
    FileSharing(Peer peer, String tokenHash, Backplane backplane, Reading reading, Allowances kilobytes) {
        this.peer = peer;
        this.tokenHash = tokenHash;
        this.backplane = backplane;
        this.reading = reading;
        this.kilobytes = kilobytes;
    }

    /** What takes more than a customer ever has will not be let in by waiting: it is too large. */
    @Override
    public long largest() {
        return tokenHash == null ? 0 : kilobytes.most() * KILOBYTE;
    }

    @Override
    public CompletionStage<Code> maySend(long conversation, long bytes) {
        CompletableFuture<Code> answer = new CompletableFuture<>();
        backplane.whenDurable(
                () -> answer.complete(!mine(conversation) ? Code.OVER : takes(bytes) ? null : Code.THROTTLED));
        return answer;
    }

    private boolean takes(long bytes) {
        return tokenHash == null || kilobytes.take(tokenHash, Math.max(1, (bytes + KILOBYTE - 1) / KILOBYTE)) == 0;
    }

    private boolean mine(long number) {
        Party me = peer.party();
        return backplane
                .durable()
                .conversation(number)
                .filter(open -> belongs(open, me))
                .isPresent();
    }

    private boolean belongs(Conversation open, Party me) {
        return tokenHash == null
                ? open.counsellor() == me.number()
                : open.tokenHash().equals(tokenHash);
    }

    @Override
    public CompletionStage<Code> send(long conversation, String id, String name, Attachment file) {
        CompletableFuture<Code> outcome = new CompletableFuture<>();
        backplane.execute(() -> backplane.submit(
                new Command.Say(peer.party(), conversation, id, name, file),
                decision -> outcome.complete(decision instanceof Decision.Refusal refusal ? refusal.code() : null)));
        return outcome;
    }

    @Override
    public CompletionStage<Message> find(long conversation, long seq) {
        CompletableFuture<Message> outcome = new CompletableFuture<>();
        backplane.whenDurable(() -> {
            Optional<Conversation> open = backplane.durable().conversation(conversation);
            Optional<Message> recent = open.flatMap(known -> file(known.after(seq - 1), seq));
            boolean mayRead = tokenHash == null
                    || open.filter(known -> known.tokenHash().equals(tokenHash)).isPresent();
            if (recent.isPresent()) {
                outcome.complete(mayRead ? recent.get() : null);
            } else {
                reading.ask(
                        archive -> archived(archive, conversation, seq),
                        found -> outcome.complete(found.orElse(null)),
                        unread -> outcome.complete(null));
            }
        });
        return outcome;
    }

    private Optional<Message> archived(Archive archive, long conversation, long seq) {
        return archive.consultation(conversation)
                .filter(over ->
                        tokenHash == null || archive.readableBy(tokenHash).contains(over.customer()))
                .flatMap(over -> file(archive.messages(conversation, seq + 1, 1), seq));
    }

    private static Optional<Message> file(List<Message> messages, long seq) {
        return messages.stream()
                .filter(message -> message.seq() == seq && message.file() != null)
                .findFirst();
    }
}
