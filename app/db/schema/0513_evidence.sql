CREATE TABLE IF NOT EXISTS evidence (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  activity  BIGINT NOT NULL,
  officer   BIGINT NULL COMMENT 'NULL: for all who took part',
  kind      VARCHAR(16) NOT NULL COMMENT 'roster, photo, sign-in, progress, result, document, vouch',
  kept_file BIGINT NULL,
  link      VARCHAR(200) NULL,
  facts     VARCHAR(1000) NULL COMMENT 'JSON, for the words',
  made_by   BIGINT NULL,
  made_at   DATETIME(6) NOT NULL,
  KEY evidence_activity (activity, officer),
  CONSTRAINT evidence_of FOREIGN KEY (activity) REFERENCES activity (id)
) COMMENT = 'append-only: what shows that an activity was held and who was there'
