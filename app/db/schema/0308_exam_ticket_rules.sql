ALTER TABLE exam ADD COLUMN IF NOT EXISTS ticket_rules VARCHAR(600) NULL
  COMMENT 'what an admission ticket tells its holder, a rule a line; NULL for the usual ones'
