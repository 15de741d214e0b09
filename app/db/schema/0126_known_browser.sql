CREATE TABLE IF NOT EXISTS known_browser (
  token   CHAR(64) NOT NULL COMMENT 'keyed hash of the cookie',
  officer BIGINT NOT NULL,
  at      DATETIME(6) NOT NULL COMMENT 'the latest sign-in',
  PRIMARY KEY (token, officer),
  KEY known_browser_officer (officer),
  KEY known_browser_at (at),
  CONSTRAINT known_browser_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'browsers that an officer signed in with before: wrong passwords from elsewhere do not count there'
