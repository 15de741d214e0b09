ALTER TABLE unit
  ADD COLUMN IF NOT EXISTS revision BIGINT NOT NULL DEFAULT 0
    COMMENT 'of the root: counts the changes that must not cross one another, so that two at once collide on any node'
