CREATE TABLE IF NOT EXISTS training_person (
  training BIGINT NOT NULL,
  officer  BIGINT NOT NULL,
  PRIMARY KEY (training, officer),
  KEY training_person_officer (officer),
  CONSTRAINT training_person_in FOREIGN KEY (training) REFERENCES training (id),
  CONSTRAINT training_person_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'who took part in a session of training'
