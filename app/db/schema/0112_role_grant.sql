CREATE TABLE IF NOT EXISTS role_grant (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  officer    BIGINT NOT NULL,
  role       VARCHAR(32) NOT NULL,
  unit       BIGINT NOT NULL COMMENT 'it holds here and below',
  granted_by BIGINT NULL,
  granted_at DATETIME(6) NOT NULL,
  ended_by   BIGINT NULL,
  ended_at   DATETIME(6) NULL,
  current    TINYINT NULL DEFAULT 1 COMMENT '1 while it holds, else NULL',
  UNIQUE KEY role_grant_current (officer, role, unit, current),
  KEY role_grant_unit (unit, current),
  CONSTRAINT role_grant_to FOREIGN KEY (officer) REFERENCES officer (id),
  CONSTRAINT role_grant_for FOREIGN KEY (unit) REFERENCES unit (id)
) COMMENT = 'roles granted for a unit and all below it'
