INSERT IGNORE INTO role_right (role, right_name) VALUES
  ('training-admin', 'view-credits'), ('training-admin', 'register-training'), ('training-admin', 'approve-training'),
  ('training-admin', 'manage-classes'), ('training-admin', 'nominate'),
  ('city-admin', 'view-credits'), ('city-admin', 'manage-credits'), ('city-admin', 'register-training'),
  ('city-admin', 'approve-training'), ('city-admin', 'manage-courses'), ('city-admin', 'manage-classes'),
  ('city-admin', 'nominate'),
  ('auditor', 'view-credits')
