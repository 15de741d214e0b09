CREATE TABLE IF NOT EXISTS viewing (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  officer   BIGINT NOT NULL,
  enrolment BIGINT NOT NULL,
  lesson    BIGINT NOT NULL,
  live      TINYINT NULL DEFAULT 1 COMMENT '1 for the one that counts, else NULL',
  address   VARCHAR(45) NOT NULL,
  agent     VARCHAR(200) NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  beat_at   DATETIME(6) NOT NULL COMMENT 'when it was last heard of',
  place     BIGINT NOT NULL DEFAULT 0 COMMENT 'milliseconds',
  playing   TINYINT NOT NULL DEFAULT 0,
  visible   TINYINT NOT NULL DEFAULT 0,
  counted   BIGINT NOT NULL DEFAULT 0 COMMENT 'milliseconds that it earned',
  UNIQUE KEY viewing_one (officer, live),
  KEY viewing_of (enrolment, id)
) COMMENT = 'lessons on a screen: one at a time for each officer'
