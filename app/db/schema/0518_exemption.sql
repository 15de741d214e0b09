CREATE TABLE IF NOT EXISTS exemption (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  officer     BIGINT NOT NULL,
  year        SMALLINT NOT NULL,
  percent     INT NOT NULL COMMENT '100: nothing is owed',
  reason      VARCHAR(200) NOT NULL,
  document    VARCHAR(100) NULL,
  state       ENUM('asked', 'approved', 'returned', 'ended') NOT NULL DEFAULT 'asked',
  current     TINYINT NULL COMMENT '1 while asked or approved, else NULL',
  made_by     BIGINT NOT NULL,
  made_at     DATETIME(6) NOT NULL,
  decided_by  BIGINT NULL,
  decided_at  DATETIME(6) NULL,
  UNIQUE KEY exemption_current (officer, year, current),
  CONSTRAINT exemption_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'who owes less in a year, asked for by one and approved by another'
