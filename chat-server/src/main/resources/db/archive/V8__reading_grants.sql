-- Which device, known by its token, may read the consultations of which other customer: granted by a counsellor, in which
-- conversation. What was taken back stays, with when.
CREATE TABLE reading_grant (
    token_hash   VARCHAR NOT NULL,
    customer     BIGINT  NOT NULL,
    conversation BIGINT  NOT NULL,
    granted_by   BIGINT  NOT NULL,
    granted_at   BIGINT  NOT NULL,
    revoked_at   BIGINT,
    PRIMARY KEY (token_hash, customer)
);

-- Who else gave this number.
CREATE INDEX IF NOT EXISTS conversation_by_phone ON conversation (phone, conversation DESC);
