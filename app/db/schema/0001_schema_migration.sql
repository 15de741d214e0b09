CREATE TABLE IF NOT EXISTS schema_migration (
  number     INT NOT NULL PRIMARY KEY,
  name       VARCHAR(100) NOT NULL,
  applied_at DATETIME(6) NOT NULL
) COMMENT = 'which migrations this database has had'
