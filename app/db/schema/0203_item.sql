CREATE TABLE IF NOT EXISTS item (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code       VARCHAR(64) NOT NULL COMMENT 'gas-0001: never changes its meaning',
  state      ENUM('approved', 'retired') NOT NULL DEFAULT 'approved',
  version    BIGINT NULL COMMENT 'id of the latest item_version',
  UNIQUE KEY item_code (code),
  KEY item_version (version)
) COMMENT = 'items of the question bank; what they say is in item_version'
