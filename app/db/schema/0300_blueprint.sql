CREATE TABLE IF NOT EXISTS blueprint (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name       VARCHAR(100) NOT NULL,
  unit       BIGINT NOT NULL,
  note       VARCHAR(1000) NULL,
  made_by    BIGINT NOT NULL,
  made_at    DATETIME(6) NOT NULL,
  retired_at DATETIME(6) NULL,
  KEY blueprint_unit (unit)
) COMMENT = 'what a paper is drawn by'
