package org.sangdam.server.protocol;

/** What a consultation is about. {@code id} goes over the wire; the two names are shown by language. */
public record Topic(String id, String ko, String en) {
    public Topic {
        Fields.id(id);
        ko = Fields.name(ko);
        en = Fields.name(en);
    }
}
