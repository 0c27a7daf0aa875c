package org.sangdam.console.link;

import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.sangdam.console.fx.Language;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Topic;

/** Who has signed in and where: what the service said of both, kept fresh. Empty (null) before the first sign-in. UI thread. */
public final class Seat {
    private final ReadOnlyObjectWrapper<ToCounsellor.Account> account = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Presence> presence = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Office> office = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ToCounsellor.Condition> condition = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper pass = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper customerPage = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper remote = new ReadOnlyStringWrapper();

    Seat() {}

    public ReadOnlyObjectProperty<ToCounsellor.Account> account() {
        return account.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Presence> presence() {
        return presence.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Office> office() {
        return office.getReadOnlyProperty();
    }

    /** How the service itself stands; null until it has said so after each sign-in or resume. */
    public ReadOnlyObjectProperty<ToCounsellor.Condition> condition() {
        return condition.getReadOnlyProperty();
    }

    /** Lets this console send and fetch files, as long as its connection lasts. */
    public ReadOnlyStringProperty pass() {
        return pass.getReadOnlyProperty();
    }

    /** Address of the customers' page. */
    public ReadOnlyStringProperty customerPage() {
        return customerPage.getReadOnlyProperty();
    }

    /** The console's own address as the service sees it. */
    public ReadOnlyStringProperty remote() {
        return remote.getReadOnlyProperty();
    }

    /** What a topic is called; its id if it is no longer there. */
    public String topic(String id, Language language) {
        return topics().filter(topic -> topic.id().equals(id))
                .map(topic -> language == Language.KO ? topic.ko() : topic.en())
                .findFirst()
                .orElse(id);
    }

    private Stream<Topic> topics() {
        return office.get() == null ? Stream.empty() : office.get().topics().stream();
    }

    void taken(ToCounsellor.SignedIn frame) {
        account.set(frame.account());
        presence.set(frame.account().presence());
        office.set(frame.office());
        pass.set(frame.pass());
        customerPage.set(frame.customerPage());
        remote.set(frame.remote());
        condition.set(null);
    }

    void stands(ToCounsellor.Condition now) {
        condition.set(now);
    }

    void changed(Office now) {
        office.set(now);
    }

    void chosen(long counsellor, Presence now) {
        if (account.get() != null && account.get().counsellor() == counsellor) {
            presence.set(now);
        }
    }
}
