INSERT IGNORE INTO role_gives (role, gives) VALUES
  ('city-admin', 'training-admin'), ('city-admin', 'city-admin'), ('city-admin', 'author'), ('city-admin', 'reviewer'),
  ('city-admin', 'marker'), ('city-admin', 'invigilator'), ('city-admin', 'auditor'),
  ('operator', 'operator'), ('operator', 'auditor')
