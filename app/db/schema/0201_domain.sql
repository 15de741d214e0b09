CREATE TABLE IF NOT EXISTS domain (
  code     VARCHAR(64) NOT NULL PRIMARY KEY,
  name     VARCHAR(100) NOT NULL,
  position INT NOT NULL
) COMMENT = 'domains of enforcement that items belong to'
