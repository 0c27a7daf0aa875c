-- Whether customers may stay anonymous.
ALTER TABLE office ADD COLUMN IF NOT EXISTS anonymous BOOLEAN NOT NULL DEFAULT FALSE;

-- Null of whoever has.
ALTER TABLE conversation ALTER COLUMN phone DROP NOT NULL;
