CREATE TABLE IF NOT EXISTS course_test_part (
  version BIGINT NOT NULL,
  domain  VARCHAR(64) NOT NULL COMMENT 'bank_domain',
  items   INT NOT NULL,
  PRIMARY KEY (version, domain),
  CONSTRAINT course_test_part_of FOREIGN KEY (version) REFERENCES course_version (id)
) COMMENT = 'how many items of which domain the test at the end of a course draws'
