ALTER TABLE job
  ADD COLUMN IF NOT EXISTS again TINYINT NOT NULL DEFAULT 0
    COMMENT '1 when what it follows changed while it was running: it runs once more'
