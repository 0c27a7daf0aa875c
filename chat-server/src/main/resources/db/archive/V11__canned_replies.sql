-- Replies that are written once and used often. What was deleted leaves its number, which is given to no other, and no text.
CREATE TABLE canned_reply (
    reply      BIGINT PRIMARY KEY,
    -- the counsellor whose it is, 0 if it is everybody's
    owner      BIGINT  NOT NULL,
    shortcut   VARCHAR NOT NULL,
    text       VARCHAR NOT NULL,
    deleted_at BIGINT
);
