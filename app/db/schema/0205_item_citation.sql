CREATE TABLE IF NOT EXISTS item_citation (
  item_version BIGINT NOT NULL,
  law          VARCHAR(64) NOT NULL,
  article      INT NOT NULL,
  law_version  DATE NOT NULL,
  PRIMARY KEY (item_version, law, article),
  KEY item_citation_article (law, article),
  CONSTRAINT item_citation_of FOREIGN KEY (item_version) REFERENCES item_version (id),
  CONSTRAINT item_citation_law FOREIGN KEY (law) REFERENCES law (slug)
) COMMENT = 'append-only: the law and article that decide an item'
