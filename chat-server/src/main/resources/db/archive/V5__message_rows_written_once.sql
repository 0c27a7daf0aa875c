-- Ids are random: this index had each message change another page of its conversation, and made five sixths of all that the
-- archive wrote. Nobody reads by it. That nothing is said twice is the desk's to see to; that nothing is written twice, the
-- position's, which changes with it, and the primary key's.
ALTER TABLE message DROP CONSTRAINT IF EXISTS no_message_twice;

-- The name that H2 gave to the reference to conversation in V1; it had an index of its own. A message whose conversation is
-- missing is noticed by whoever brings the conversation's row up to date.
ALTER TABLE message DROP CONSTRAINT IF EXISTS CONSTRAINT_6;
