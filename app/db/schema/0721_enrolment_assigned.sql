ALTER TABLE enrolment
  ADD COLUMN IF NOT EXISTS assignment BIGINT NULL COMMENT 'of one assigned: by which',
  ADD COLUMN IF NOT EXISTS event BIGINT NULL COMMENT 'the personnel event that it came of',
  ADD COLUMN IF NOT EXISTS due_on DATE NULL COMMENT 'the last day for it',
  ADD KEY IF NOT EXISTS enrolment_assignment (assignment, done_at),
  ADD KEY IF NOT EXISTS enrolment_event (event)
