-- What the follower has put into a table so far, counted as it came from the ledger: so many rows, and the sum of a hash of
-- each. A copy of this file is compared with it.
CREATE TABLE content_sum (
    content   VARCHAR PRIMARY KEY,
    row_count BIGINT NOT NULL,
    checksum  BIGINT NOT NULL
);

-- A number that was given to a token while nobody could ask the archive which one it has: the one that its conversations
-- are kept under.
ALTER TABLE customer ADD COLUMN same_as BIGINT REFERENCES customer;
