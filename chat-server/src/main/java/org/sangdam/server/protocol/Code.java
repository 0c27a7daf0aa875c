package org.sangdam.server.protocol;

/** Why something was refused or a connection closed. The peer shows a sentence of its own for each. */
public enum Code {
    /** The frame is not JSON, of no known type for this role, or a field is missing, unknown or of the wrong type. */
    MALFORMED,
    /** The peer speaks another version of the protocol. */
    VERSION,
    /** A first frame (hello, sign-in or resume) must come before anything else, and only once. */
    OUT_OF_TURN,
    /** Name or password is wrong. */
    WRONG_CREDENTIALS,
    /** The session to resume is unknown or over: sign in again. */
    SESSION_OVER,
    /** The one who asks may not do this. */
    FORBIDDEN,
    /** The name is empty, too long, or holds characters that no name has. */
    BAD_NAME,
    /** Not a telephone number. */
    BAD_PHONE,
    /** No such topic. */
    BAD_TOPIC,
    /** The text is empty, longer than allowed, or holds characters that are no text. */
    BAD_TEXT,
    /** A password must have 8 to 200 characters. */
    BAD_PASSWORD,
    /** The customer has not agreed to the keeping of what they give. */
    NO_CONSENT,
    /** No such conversation, or not one that the one who asks may see. */
    NO_CONVERSATION,
    /** The office is closed: no consultation can be asked for, a call-back can. */
    CLOSED,
    /** Times of the week, a date or a time zone that there are not. */
    BAD_HOURS,
    /** No such call-back, or one that is done and too long ago to be changed. */
    NO_CALL_BACK,
    /** This customer waits for as many calls as one may, or all of them together do. */
    TOO_MANY_CALL_BACKS,
    /** A shortcut that is empty, too long, or holds a space, a slash or what no name has. */
    BAD_SHORTCUT,
    /** Another reply, among the same counsellor's own or among everybody's, is typed like this. */
    SHORTCUT_TAKEN,
    /** No such canned reply, or a colleague's own. */
    NO_REPLY,
    /** There are as many canned replies as there may be, or as much text in them together. */
    TOO_MANY_REPLIES,
    /** The conversation has ended, or the customer has left. */
    OVER,
    /** A consultation that is not over, had no counsellor, or ended too long ago cannot be rated. */
    NOT_RATABLE,
    /** No code is awaited here: there was none, its time or its tries are used up. */
    NO_CODE,
    /** The text holds the code that opens earlier consultations, which is to be told by another way. */
    CODE_IN_TEXT,
    /** The conversation is still waiting: claim it first. */
    NOT_CLAIMED,
    /** Somebody was faster; {@code by} names them. */
    TAKEN,
    /** Whoever wants to take a customer has chosen to be away. */
    AWAY,
    /** Whoever wants to take a customer has as many as the office allows. */
    AT_LIMIT,
    /** The colleague who is asked to take a customer can't: unknown, away, gone, or with as many as the office allows. */
    UNAVAILABLE,
    /** The offer of this conversation is over, or was never made to the one who asks. */
    NO_OFFER,
    /** An account of this name exists. */
    NAME_TAKEN,
    /** The same id was used for something else. */
    ID_REUSED,
    /** The conversation holds as many messages as one may: it has to be ended. */
    FULL,
    /** A file of a kind that is not taken, or with nothing in it. */
    BAD_FILE,
    /** The file is larger than files may be. */
    FILE_TOO_LARGE,
    /** The conversation holds as many files as one may. */
    TOO_MANY_FILES,
    /** There is no room for the file: the office's share is used up, or its disk. */
    NO_ROOM,
    /** Too many tries, joins, frames or connections; {@code retryAfter} says when to try again. */
    THROTTLED,
    /** The service could not write it down: nothing was stored. */
    NOT_STORED,
    /** Earlier consultations cannot be read for now: the archive is being rebuilt. */
    REBUILDING,
    /** The service stops or starts: come back after {@code retryAfter}. */
    STOPPING,
    /** The desk is behind with its work: try again after {@code retryAfter}. */
    OVERLOADED,
    /** The service has failed here; the log says why. */
    FAILED
}
