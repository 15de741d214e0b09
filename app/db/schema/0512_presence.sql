CREATE TABLE IF NOT EXISTS presence (
  activity BIGINT NOT NULL,
  officer  BIGINT NOT NULL,
  from_at  DATETIME NOT NULL,
  to_at    DATETIME NOT NULL,
  PRIMARY KEY (activity, officer, from_at),
  KEY presence_officer (officer, from_at, to_at),
  CONSTRAINT presence_in FOREIGN KEY (activity) REFERENCES activity (id),
  CONSTRAINT presence_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'when somebody is somewhere for an activity: nobody is in two places'
