CREATE TABLE IF NOT EXISTS lesson (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  version   BIGINT NOT NULL,
  position  INT NOT NULL,
  kind      ENUM('video', 'document', 'text', 'link') NOT NULL,
  title     VARCHAR(100) NOT NULL,
  seconds   INT NOT NULL COMMENT 'how long it takes: of a video its length',
  body      MEDIUMTEXT NULL COMMENT 'of a text: CommonMark',
  kept_file BIGINT NULL COMMENT 'of a video or document',
  url       VARCHAR(500) NULL COMMENT 'of a link',
  KEY lesson_place (version, position),
  CONSTRAINT lesson_of FOREIGN KEY (version) REFERENCES course_version (id)
) COMMENT = 'lessons of a course, in their order'
