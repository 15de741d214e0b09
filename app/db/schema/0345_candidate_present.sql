ALTER TABLE candidate
  ADD KEY IF NOT EXISTS candidate_present (sitting, unit, withdrawn_at)
    COMMENT 'who sits, by unit: counted for many sittings of thousands at once',
  DROP KEY IF EXISTS candidate_unit
