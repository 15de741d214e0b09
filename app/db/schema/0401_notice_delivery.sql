CREATE TABLE IF NOT EXISTS notice_delivery (
  notice     BIGINT NOT NULL,
  way        ENUM('email', 'hook') NOT NULL,
  state      ENUM('waiting', 'sent', 'failed', 'dropped') NOT NULL DEFAULT 'waiting',
  tries      INT NOT NULL DEFAULT 0,
  not_before DATETIME(6) NOT NULL COMMENT 'of one that is being sent: when another may take it',
  said       VARCHAR(300) NULL COMMENT 'what was wrong the last time',
  ended_at   DATETIME(6) NULL,
  PRIMARY KEY (notice, way),
  KEY notice_delivery_next (way, state, not_before),
  KEY notice_delivery_ended (ended_at),
  CONSTRAINT notice_delivery_of FOREIGN KEY (notice) REFERENCES notice (id)
) COMMENT = 'notices on their way out of the house'
