CREATE TABLE IF NOT EXISTS notice (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  officer    BIGINT NOT NULL COMMENT 'who is told',
  kind       VARCHAR(64) NOT NULL COMMENT 'code; its words are notice.KIND and notice-text.KIND',
  notice_key VARCHAR(64) NOT NULL COMMENT 'what makes it one: the same officer, kind and key is never told twice',
  link       VARCHAR(200) NOT NULL COMMENT 'path of ours, where more is said',
  facts      JSON NULL COMMENT 'what the words are filled with',
  urgent     TINYINT NOT NULL DEFAULT 0,
  sender     BIGINT NULL COMMENT 'NULL for the system',
  at         DATETIME(6) NOT NULL,
  unread     TINYINT NULL DEFAULT 1 COMMENT '1 until it was read, else NULL',
  read_at    DATETIME(6) NULL,
  UNIQUE KEY notice_once (officer, kind, notice_key),
  KEY notice_unread (officer, unread),
  KEY notice_of (officer),
  CONSTRAINT notice_to FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'what officers are told, each thing once'
