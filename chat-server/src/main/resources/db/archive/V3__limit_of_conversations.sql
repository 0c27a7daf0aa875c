-- Conversations of one counsellor at the same time; 0 for any number.
ALTER TABLE office ADD COLUMN conversation_limit INTEGER NOT NULL DEFAULT 0;
