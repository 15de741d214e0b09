CREATE TABLE IF NOT EXISTS role_gives (
  role  VARCHAR(32) NOT NULL,
  gives VARCHAR(32) NOT NULL,
  PRIMARY KEY (role, gives)
) COMMENT = 'which roles each role may give and take, where it holds itself'
