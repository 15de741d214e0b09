ALTER TABLE officer
  ADD COLUMN IF NOT EXISTS email VARCHAR(100) NULL,
  ADD COLUMN IF NOT EXISTS email_wanted TINYINT NOT NULL DEFAULT 1 COMMENT '0 when the officer wants no notices by e-mail'
