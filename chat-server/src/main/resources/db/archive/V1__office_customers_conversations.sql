-- Times are milliseconds since 1970. Words (status, sender, kind, role, presence) are those of the program's enums.

CREATE TABLE account (
    counsellor    BIGINT PRIMARY KEY,
    name          VARCHAR NOT NULL,
    role          VARCHAR NOT NULL,
    password_hash VARCHAR NOT NULL,
    presence      VARCHAR NOT NULL,
    added_at      BIGINT  NOT NULL
);

CREATE TABLE counsellor_session (
    hash        VARCHAR PRIMARY KEY,
    counsellor  BIGINT NOT NULL REFERENCES account,
    valid_until BIGINT NOT NULL
);

-- One row, or none until an administrator has named the office.
CREATE TABLE office (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    name           VARCHAR NOT NULL,
    retention_days INTEGER NOT NULL
);

CREATE TABLE topic (
    topic VARCHAR PRIMARY KEY,
    place INTEGER NOT NULL,
    ko    VARCHAR NOT NULL,
    en    VARCHAR NOT NULL
);

CREATE TABLE customer (
    customer BIGINT PRIMARY KEY,
    since    BIGINT NOT NULL
);

CREATE TABLE customer_token (
    hash     VARCHAR PRIMARY KEY,
    customer BIGINT NOT NULL REFERENCES customer
);

CREATE TABLE conversation (
    conversation       BIGINT PRIMARY KEY,
    status             VARCHAR NOT NULL,
    join_id            VARCHAR NOT NULL,
    customer           BIGINT  NOT NULL REFERENCES customer,
    token_hash         VARCHAR NOT NULL,
    name               VARCHAR NOT NULL,
    phone              VARCHAR NOT NULL,
    topic              VARCHAR NOT NULL,
    language           VARCHAR NOT NULL,
    returning_customer BOOLEAN NOT NULL,
    ticket             BIGINT  NOT NULL,
    priority           INTEGER NOT NULL,
    -- the last one, also after the conversation has gone back to the waiting list
    counsellor         BIGINT,
    started_at         BIGINT  NOT NULL,
    -- of the last match
    matched_at         BIGINT,
    ended_at           BIGINT,
    ended_by           VARCHAR,
    first_line         VARCHAR NOT NULL DEFAULT '',
    lines              INTEGER NOT NULL DEFAULT 0,
    read_by_customer   BIGINT  NOT NULL DEFAULT 0,
    read_by_counsellor BIGINT  NOT NULL DEFAULT 0,
    last_seq           BIGINT  NOT NULL DEFAULT 0,
    -- The customer while the conversation is open: at most one open conversation a customer. Without IN: H2 2.4.240 would
    -- compare its list by the session that made the table, and fail with 90098 when that one has ended.
    open_for           BIGINT GENERATED ALWAYS AS
        (CASE status WHEN 'WAITING' THEN customer WHEN 'ACTIVE' THEN customer END),
    CONSTRAINT one_open_conversation_per_customer UNIQUE (open_for)
);

-- Pages of history: the filter's column first, then the order that they are shown in; without a filter the primary key is
-- read backwards.
CREATE INDEX conversation_by_counsellor ON conversation (counsellor DESC, conversation DESC);
CREATE INDEX conversation_by_customer ON conversation (customer DESC, conversation DESC);
CREATE INDEX conversation_by_topic ON conversation (topic DESC, conversation DESC);
CREATE INDEX conversation_by_status ON conversation (status DESC, conversation DESC);
CREATE INDEX conversation_by_start ON conversation (started_at);

CREATE TABLE message (
    conversation BIGINT  NOT NULL REFERENCES conversation,
    seq          BIGINT  NOT NULL,
    -- made by the sender; null for notices
    id           VARCHAR,
    kind         VARCHAR NOT NULL,
    sender       VARCHAR NOT NULL,
    -- who wrote or acted, null if the customer did
    counsellor   BIGINT,
    text         VARCHAR,
    said_at      BIGINT  NOT NULL,
    PRIMARY KEY (conversation, seq),
    CONSTRAINT no_message_twice UNIQUE (conversation, sender, id)
);

-- One row: how far the archive has followed the ledger, and the highest numbers given up to there, which outlive their
-- rows, so that a number is never given twice.
CREATE TABLE ledger_position (
    id                INTEGER PRIMARY KEY CHECK (id = 1),
    position          BIGINT NOT NULL,
    last_counsellor   BIGINT NOT NULL,
    last_customer     BIGINT NOT NULL,
    last_conversation BIGINT NOT NULL,
    last_ticket       BIGINT NOT NULL
);
INSERT INTO ledger_position VALUES (1, 0, 0, 0, 0, 0);

-- Whoever searches can change nothing.
CREATE USER IF NOT EXISTS reader PASSWORD '';
GRANT SELECT ON SCHEMA public TO reader;
