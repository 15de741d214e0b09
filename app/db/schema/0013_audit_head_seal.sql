ALTER TABLE audit_head
  ADD COLUMN IF NOT EXISTS seal CHAR(64) NOT NULL DEFAULT '' COMMENT 'a keyed hash over line and hash: who has the database alone cannot move the head back'
