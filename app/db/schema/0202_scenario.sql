CREATE TABLE IF NOT EXISTS scenario (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code       VARCHAR(64) NOT NULL COMMENT 'gas-s001',
  domain     VARCHAR(64) NOT NULL,
  difficulty INT NOT NULL,
  facts      TEXT NOT NULL,
  version    INT NOT NULL,
  content    CHAR(64) NOT NULL COMMENT 'SM3 of what it says',
  current    TINYINT NULL COMMENT '1 for the latest version, else NULL',
  made_at    DATETIME(6) NOT NULL,
  UNIQUE KEY scenario_version (code, version),
  UNIQUE KEY scenario_current (code, current),
  CONSTRAINT scenario_domain FOREIGN KEY (domain) REFERENCES domain (code)
) COMMENT = 'facts of a case that several items share; each change is a new row'
