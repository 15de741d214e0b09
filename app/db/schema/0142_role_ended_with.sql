ALTER TABLE role_grant ADD COLUMN IF NOT EXISTS ended_with BIGINT NULL
  COMMENT 'the membership whose beginning ended it, so that taking that back gives the role back; else NULL'
