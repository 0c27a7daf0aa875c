-- When the office is open: one row, or none as long as nobody has said anything about it.
CREATE TABLE opening (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    zone    VARCHAR NOT NULL,
    message VARCHAR
);

-- Minutes after midnight.
CREATE TABLE opening_span (
    place  INTEGER PRIMARY KEY,
    weekday VARCHAR NOT NULL,
    opens  INTEGER NOT NULL,
    closes INTEGER NOT NULL
);

CREATE TABLE holiday (
    place   INTEGER PRIMARY KEY,
    on_day  VARCHAR NOT NULL,
    message VARCHAR
);

-- People whom nobody could serve, and who want to be called.
CREATE TABLE call_back (
    call_back  BIGINT PRIMARY KEY,
    -- made by the customer
    id         VARCHAR NOT NULL,
    token_hash VARCHAR NOT NULL,
    name       VARCHAR NOT NULL,
    phone      VARCHAR NOT NULL,
    topic      VARCHAR NOT NULL,
    language   VARCHAR NOT NULL,
    text       VARCHAR NOT NULL,
    asked_at   BIGINT  NOT NULL,
    -- calls in vain, and the last of them
    tries      INTEGER NOT NULL DEFAULT 0,
    tried_by   BIGINT,
    tried_at   BIGINT,
    -- null while it is open
    done_by    BIGINT,
    done_at    BIGINT
);
CREATE INDEX call_back_by_done ON call_back (done_by);
