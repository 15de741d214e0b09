ALTER TABLE training_person
  ADD COLUMN IF NOT EXISTS missed_minutes INT NOT NULL DEFAULT 0 COMMENT 'came so much late, or left early'
