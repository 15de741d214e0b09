CREATE TABLE IF NOT EXISTS officer (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number     VARCHAR(30) NOT NULL COMMENT 'officer number: what an officer signs in with',
  name       VARCHAR(50) NOT NULL,
  phone      VARCHAR(30) NULL,
  post       VARCHAR(50) NULL,
  grade      VARCHAR(50) NULL,
  entered_on DATE NULL,
  left_on    DATE NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY officer_number (number),
  KEY officer_by_name (name)
) COMMENT = 'enforcement officers, as they are now'
