-- The topic that counsellors have moved a consultation to; the column topic keeps the one that the customer chose.
ALTER TABLE conversation ADD COLUMN moved_to_topic VARCHAR;

-- The colleague whom it is offered to while open, with the topic and the note that go with it.
ALTER TABLE conversation ADD COLUMN offered_to BIGINT;
ALTER TABLE conversation ADD COLUMN offered_topic VARCHAR;
ALTER TABLE conversation ADD COLUMN offered_note VARCHAR;

-- Of the last transfer, for counsellors only.
ALTER TABLE conversation ADD COLUMN note VARCHAR;
ALTER TABLE conversation ADD COLUMN note_by BIGINT;
