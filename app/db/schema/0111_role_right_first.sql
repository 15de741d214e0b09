INSERT IGNORE INTO role_right (role, right_name) VALUES
  ('training-admin', 'view-people'), ('training-admin', 'manage-people'), ('training-admin', 'view-exams'),
  ('training-admin', 'enrol'),
  ('city-admin', 'view-people'), ('city-admin', 'manage-people'), ('city-admin', 'grant-roles'),
  ('city-admin', 'view-bank'), ('city-admin', 'manage-exams'), ('city-admin', 'view-exams'),
  ('city-admin', 'enrol'), ('city-admin', 'invigilate'),
  ('author', 'view-bank'), ('reviewer', 'view-bank'),
  ('invigilator', 'invigilate'),
  ('marker', 'mark'),
  ('auditor', 'view-people'), ('auditor', 'view-bank'), ('auditor', 'view-exams'), ('auditor', 'view-audit'),
  ('operator', 'operate'), ('operator', 'grant-roles'), ('operator', 'view-people')
