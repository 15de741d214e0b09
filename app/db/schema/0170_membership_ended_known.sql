ALTER TABLE membership
  ADD COLUMN IF NOT EXISTS ended_known_at DATETIME(6) NULL COMMENT 'when its end was written down, or taken back'
