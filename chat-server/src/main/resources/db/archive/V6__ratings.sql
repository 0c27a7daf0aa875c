-- What customers think of consultations that are over: one row each, the newest change of it.
CREATE TABLE rating (
    conversation  BIGINT  PRIMARY KEY,
    stars         INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    comment       VARCHAR,
    -- 1 as first given
    change_number INTEGER NOT NULL,
    rated_at      BIGINT  NOT NULL
);
CREATE INDEX rating_by_time ON rating (rated_at);
