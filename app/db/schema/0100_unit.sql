CREATE TABLE IF NOT EXISTS unit (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  parent     BIGINT NULL,
  kind       ENUM('bureau', 'district', 'corps', 'squad') NOT NULL,
  code       VARCHAR(32) NOT NULL COMMENT 'what files name it by',
  name       VARCHAR(100) NOT NULL COMMENT 'short: what pages show',
  position   INT NOT NULL DEFAULT 0 COMMENT 'its place among its siblings',
  closed_on  DATE NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY unit_code (code),
  UNIQUE KEY unit_name (parent, name),
  CONSTRAINT unit_parent FOREIGN KEY (parent) REFERENCES unit (id)
) COMMENT = 'the tree of units: the city bureau, districts and corps, squads'
