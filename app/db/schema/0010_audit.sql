CREATE TABLE IF NOT EXISTS audit (
  id          BIGINT NOT NULL PRIMARY KEY,
  at          DATETIME(6) NOT NULL,
  actor       BIGINT NULL,
  origin      VARCHAR(64) NOT NULL,
  request     VARCHAR(32) NOT NULL,
  action      VARCHAR(64) NOT NULL,
  object_kind VARCHAR(32) NOT NULL,
  object      BIGINT NOT NULL,
  detail      TEXT NULL,
  hash        CHAR(64) NOT NULL,
  KEY audit_at (at),
  KEY audit_actor (actor, at),
  KEY audit_object (object_kind, object)
) COMMENT = 'append-only: who did what, each line chained to the one before by SM3'
