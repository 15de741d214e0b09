CREATE TABLE IF NOT EXISTS kept_file (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name         VARCHAR(200) NOT NULL COMMENT 'as it was called where it came from',
  kind         ENUM('jpeg', 'png', 'pdf', 'mp4') NOT NULL,
  bytes        BIGINT NOT NULL,
  sm3          CHAR(64) NOT NULL,
  path         VARCHAR(64) NOT NULL COMMENT 'below HOME/files',
  width        INT NULL COMMENT 'pixels',
  height       INT NULL,
  milliseconds BIGINT NULL COMMENT 'of a video',
  made_by      BIGINT NOT NULL COMMENT 'an officer',
  made_at      DATETIME(6) NOT NULL,
  UNIQUE KEY kept_file_path (path)
) COMMENT = 'append-only: files that people handed in'
