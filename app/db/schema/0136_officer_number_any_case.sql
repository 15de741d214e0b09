ALTER TABLE officer
  MODIFY number VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL
    COMMENT 'officer number: what an officer signs in with; the same in capitals and small letters'
