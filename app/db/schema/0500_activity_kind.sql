CREATE TABLE IF NOT EXISTS activity_kind (
  code      VARCHAR(32) NOT NULL PRIMARY KEY,
  name      VARCHAR(50) NOT NULL,
  position  INT NOT NULL DEFAULT 0,
  closed_at DATETIME(6) NULL COMMENT 'no rule of a later year may name it',
  UNIQUE KEY activity_kind_name (name)
) COMMENT = 'kinds of activities that may earn hours and credits'
