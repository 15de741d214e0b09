CREATE TABLE IF NOT EXISTS presence_turn (
  officer BIGINT NOT NULL PRIMARY KEY,
  turn    BIGINT NOT NULL DEFAULT 0
) COMMENT = 'counts the changes of where an officer is, so that two at once collide on any node'
