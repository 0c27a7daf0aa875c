-- Whether counsellors see what a customer is typing; never what it is.
ALTER TABLE office ADD COLUMN preview BOOLEAN NOT NULL DEFAULT FALSE;
