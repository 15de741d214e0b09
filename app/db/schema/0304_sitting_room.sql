CREATE TABLE IF NOT EXISTS sitting_room (
  id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sitting  BIGINT NOT NULL,
  name     VARCHAR(100) NOT NULL,
  unit     BIGINT NOT NULL COMMENT 'whose invigilators look after it',
  seats    INT NOT NULL,
  position INT NOT NULL,
  UNIQUE KEY sitting_room_name (sitting, name),
  KEY sitting_room_unit (unit),
  CONSTRAINT sitting_room_of FOREIGN KEY (sitting) REFERENCES sitting (id)
) COMMENT = 'rooms of a sitting'
