CREATE TABLE IF NOT EXISTS paper (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sitting    BIGINT NOT NULL,
  form       INT NOT NULL COMMENT '1, 2, …: which draw of the sitting''s seed',
  items      INT NOT NULL,
  total      INT NOT NULL COMMENT 'full score in hundredths',
  expected   INT NOT NULL COMMENT 'expected score in hundredths',
  body       MEDIUMBLOB NOT NULL COMMENT 'the questions as XHTML, gzip: sent as it is',
  body_hash  CHAR(64) NOT NULL COMMENT 'SM3 of the XHTML',
  made_at    DATETIME(6) NOT NULL,
  UNIQUE KEY paper_form (sitting, form),
  CONSTRAINT paper_of FOREIGN KEY (sitting) REFERENCES sitting (id)
) COMMENT = 'papers, frozen when they are made'
