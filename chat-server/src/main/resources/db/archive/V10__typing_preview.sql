-- Whether counsellors see what a customer is typing; never what it is.
ALTER TABLE office ADD COLUMN IF NOT EXISTS preview BOOLEAN NOT NULL DEFAULT FALSE;
