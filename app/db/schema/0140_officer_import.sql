CREATE TABLE IF NOT EXISTS officer_import (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  file_name  VARCHAR(200) NOT NULL,
  unused     VARCHAR(500) NULL COMMENT 'heads of the file that are no column of ours',
  asker      BIGINT NOT NULL,
  asked_at   DATETIME(6) NOT NULL,
  state      ENUM('ready', 'applied', 'undone') NOT NULL DEFAULT 'ready',
  applied_by BIGINT NULL,
  applied_at DATETIME(6) NULL,
  undone_by  BIGINT NULL,
  undone_at  DATETIME(6) NULL,
  KEY officer_import_asker (asker, state),
  CONSTRAINT officer_import_by FOREIGN KEY (asker) REFERENCES officer (id)
) COMMENT = 'files of officers: looked at, taken over, taken back'
